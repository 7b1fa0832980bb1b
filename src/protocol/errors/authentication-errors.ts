import type { ErrorRow } from './row.ts';

/** Codes of kind `authentication`. */
export const authenticationErrors = {
  'signature-mismatch': {
    message: 'The signature does not fit the text in {field}.',
    fix: 'Pass text and signature as your server made them, signed with the key of merchant-key-id.',
    docs: 'The signature does not fit the bytes of the text. The text was changed after signing, or the key is another one. `npx hyper-checkout verify --explain` says which.',
    example: [
      'js',
      'const { orderDetails, signature } = await signOrder(order, { privateKey, keyId }); // send both as they are',
    ],
  },
  'merchant-key-id': {
    message: 'The merchant has no public key under the id that came with {field}.',
    fix: 'Use the id that was given out when the key was uploaded.',
    docs: 'The merchant has no public key under this id. Use the id that was given out when the key was uploaded.',
    example: ['html', '<hyper-checkout merchant-key-id="2980" …></hyper-checkout>'],
  },
  'authentication-refused': {
    message: 'The gateway refused {field}.',
    fix: 'Check the signature, the key and the merchant, and that all are of one environment.',
    docs: 'The gateway refused the credentials: an API key, a merchant id or a token that is wrong or belongs to the other environment.',
  },
  'time-expired': {
    message: 'The signed text in {field} is older than 15 minutes.',
    fix: 'Sign when the customer opens the checkout.',
    docs: 'The signed text is older than 15 minutes. Sign when the shopper opens the checkout, not when the cart is made.',
    example: ['js', 'const order = { timestamp: `${Date.now()}` };'],
  },
  'time-future': {
    message: 'The timestamp in {field} is more than five minutes ahead.',
    fix: 'Set the clock of the server that signs.',
    docs: 'The `timestamp` of the signed text is more than five minutes ahead. Set the clock of the server that signs.',
  },
  'merchant-unknown': {
    message: 'The gateway knows no merchant with the ids that came with {field}.',
    fix: 'Check merchant-id and client-id. The home page of the simulator shows its own.',
    docs: 'There is no merchant with this `merchant-id` and `client-id`. In the simulator use those that its home page shows.',
  },
  'order-reused': {
    message: 'The order id in {field} was used before with other content.',
    fix: 'Give each order an id of its own.',
    docs: 'This `order_id` was used before with other content. Give each order an id of its own. To show the same order again, send the same text and signature, or the same content signed anew with a newer timestamp; to change an order that is on the page, use `updateOrder()` while nothing has been charged.',
  },
  'key-type': {
    message: 'The key in {field} is not of the kind that the call needs.',
    fix: 'Sign with an RSA private key in PEM, and verify with its public key.',
    docs: 'A key is not what the call needs; the reason names what it is (`public-key`, `certificate`, `certificate-request`, `encrypted`, `ec`, `not-pem`, `mislabelled`, `not-a-key`, `escaped-newlines`, …), or that it has another size than 2,048, 3,072 or 4,096 bits (`size`), or that what it signs does not verify (`damaged`). Signing takes an RSA private key in PEM, verifying its public key.',
  },
  'key-weak': {
    message: 'The key in {field} is too weak.',
    fix: 'Make a good pair with npx hyper-checkout keys.',
    docs: 'An RSA key is too weak: under 2,048 bits (reason `modulus`), with an exponent under 65,537 (`exponent`), or made for another padding (`rsa-pss`). `npx hyper-checkout keys` makes a good pair.',
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;
