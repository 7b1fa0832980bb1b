import { type ErrorRow, forms } from './row.ts';

/** Codes of kind `input`, except for those of one value, which `value-errors.ts` has. */
export const inputErrors = {
  required: {
    message: '{field} is missing or empty.',
    fix: 'Give it a value.',
    reasons: {
      upi: [
        '{field} is missing, so UPI cannot carry the mandate.',
        'Write seconds since 1970; the start must be today.',
      ],
      'no-default': [
        '{field} is missing, and a module script has no address to derive it from.',
        'Set it to the address of your frame page, or load hyper-checkout.js with a plain script tag.',
      ],
      'nothing-set': [
        '{field} and every other attribute of the checkout are missing.',
        'Set client-id, environment and an order. In React 18 write attributes with hyphens.',
      ],
    },
    docs: 'A value is missing or empty, and `field` names it. Most often an attribute was never set, or was set to a variable that is empty in this environment. With the reason `nothing-set` the tag has no attribute at all, ten seconds after it came into the page. With the reason `upi` it is a warning: a mandate without both of its dates, which UPI cannot carry. With the reason `no-default` it is `frame-url`: the one-file script takes `frame/` beside itself, and learns its address only from a `<script src>` that is no module.',
    example: ['html', '<hyper-checkout client-id="acme" environment="sandbox" …></hyper-checkout>'],
  },
  'half-pair': {
    message: '{field} is missing, and its other half is there.',
    fix: 'Set the text and its signature together.',
    docs: 'Of two values that belong together only one is there: `order-details` and `signature`, or the text and the signature of `initiate`. Take both from one answer of your server and set both in the same turn.',
    example: ['js', 'Object.assign(checkout, { orderDetails: answer.orderDetails, signature: answer.signature });'],
  },
  conflict: {
    message: '{field} differs from the signed value.',
    fix: 'Leave it out: the signed text has it.',
    reasons: {
      'other-order': [
        'The answer of {field} is about another order than the one that was asked for.',
        'Look the order up by order_id of the query.',
      ],
      session: [
        '{field} does not fit the session beside it.',
        'Leave it out: the session has its own value. Or pay a signed order instead.',
      ],
      'signed-order': [
        '{field} is set together with a signed order.',
        'Set either the session or the order with its signature.',
      ],
      'two-forms': ['{field} has no place beside a clientAuthToken.', 'Send one form of the request, not both.'],
      'two-lists': ['{field} says the same as offer_payment_methods.', 'Keep one of the two lists.'],
    },
    docs: 'Two values say different things. A copy such as `amount` or `customer-id` differs from the signed order, so that one of the two was tampered with. Or a signature stands beside what the Session API made (reason `session` or `signed-order`), or an attribute differs from the session beside it (`session`). Or a request for a session token has both forms at once (`two-forms`), or a lock has both of its lists (`two-lists`). A parameter of a return URL that comes twice has the reason `duplicate`. Leave the copy out: the signed text has the value.',
    example: [
      'html',
      '<hyper-checkout order-details="…" signature="…"></hyper-checkout>\n<!-- no amount, no order-id -->',
    ],
  },
  'needs-exact-string': {
    message: '{field} is not the signed text itself.',
    fix: 'Pass the text that your server signed, not an object.',
    docs: 'An object was given where the exact signed text belongs. Turning an object into text again changes bytes, and then the signature is wrong.',
    example: [
      'js',
      'checkout.orderDetails = answer.orderDetails; // the text that your server signed, not JSON.parse of it',
    ],
  },
  type: {
    message: '{field} has another JSON type than documented.',
    fix: 'Put texts in quotes, and nothing else.',
    reasons: {
      string: ['{field} is not a text.'],
      boolean: ['{field} is not true or false.'],
      object: ['{field} is not a JSON object.'],
      array: ['{field} is not a list, or has something else in it than documented.'],
      milliseconds: ['{field} is not a whole number above zero.', 'Write milliseconds as a number, such as 15000.'],
      'order-id': ['The answer of {field} has an orderId that is not a text.', 'Send the id of the order as a text.'],
      'is-final': ['The answer of {field} has an isFinal that is not a boolean.', 'Send true or false without quotes.'],
      'can-fulfil': [
        'The answer of {field} has a canFulfil that is not a boolean.',
        'Send true or false without quotes.',
      ],
    },
    docs: 'A value has the wrong JSON type; the reason names the right one (`string`, `boolean`, `object`, `array`). Amounts, ids and times are texts. Booleans are bare. A JSON number and `null` (reason `null`) are warnings, unless `strict` is set.',
    example: ['js', "const order = { amount: '1.00', timestamp: `${Date.now()}`, 'mandate.block_funds': false };"],
  },
  'not-allowed': {
    message: '{field} is none of the documented values.',
    fix: 'Write one of the values that the documentation lists.',
    reasons: {
      'payment-filter': ['{field} has the keys of payment_filter.', 'Rename it to payment_filter.'],
      markup: [
        '{field} is empty, or has text that cannot stand in a page.',
        'Pass the text of frame.js of this package.',
      ],
      status: [
        'The answer of {field} has no status, or one that the order status API does not have.',
        'Send the status that your server got, such as CHARGED.',
      ],
      characters: ['{field} has characters that it cannot have.', 'Write it as the documentation of the SDK has it.'],
      'no-origin': [
        '{field} needs a page with an origin, and this page has none.',
        'Open the page over http, or allow the sandbox its origin.',
      ],
      'other-window': [
        '{field} needs the window that loaded the element, and the element is in another one.',
        'Use frame-url there, or load the element in that window.',
      ],
    },
    docs: 'A value is not on the documented list: an environment, action, frequency, currency, service or language that is spelled differently or does not exist. Lists are compared exactly, since HyperSDK takes a misspelt environment for live. With the reason `payment-filter`, `offer_details` has the keys of `payment_filter`: rename it, since Juspay would not read the lock. For a frame page, `markup` is a `script` that is empty or has tags in it, and `characters` a setting with characters that it cannot have. With the reason `no-origin`, `frame-url` is used on a page that has no origin, such as a file or a sandboxed frame without `allow-same-origin`: a frame page lists the origins that may hold it, and this page has no origin to list. With the reason `other-window`, `sdk-url` is used by an element that was moved into the document of another window, such as a pop-up: the SDK looks for its place in the document of the window that loads it.',
    example: [
      'html',
      '<hyper-checkout environment="sandbox" action="paymentPage" language="hindi" …></hyper-checkout>',
    ],
  },
  'json-syntax': {
    message: '{field} is not JSON.',
    fix: 'Pass the text that JSON.stringify gave, whole and not escaped.',
    reasons: { bom: ['{field} begins with a byte order mark.', 'Save the text without one.'] },
    docs: 'A text is not JSON. With the reason `bom` a byte order mark stands before it: save the file without one. Otherwise the text was cut, or a template engine escaped its quotes.',
    example: ['js', 'const orderDetails = JSON.stringify(order);'],
  },
  'json-shape': {
    message: '{field} is not one JSON object.',
    fix: 'Pass one object as JSON text.',
    reasons: { 'double-encoded': ['{field} was written as JSON twice.', 'Call JSON.stringify once.'] },
    docs: 'A text is JSON but not one object. With the reason `double-encoded` it was stringified twice.',
    example: ['js', 'const orderDetails = JSON.stringify(order); // once'],
  },
  'json-duplicate-key': {
    message: '{field} comes twice in one object.',
    fix: 'Write each key once.',
    docs: 'A key comes twice in one object. Two parsers may read it differently, so that one amount is signed and another one is paid.',
    example: ['js', 'const orderDetails = JSON.stringify(order); // built from one object, never by joining texts'],
  },
  'json-key': {
    message: '{field} cannot be the name of a key.',
    fix: 'Rename the key.',
    docs: 'A key is `__proto__`, `constructor` or `prototype`. None is a field of HyperSDK, and each can harm code that copies objects. Rename the key.',
  },
  'json-text': {
    message: '{field} holds half of a character, such as a cut emoji.',
    fix: 'Cut texts by characters.',
    docs: 'A text holds half of a surrogate pair, most often because an emoji was cut in two. Cut texts by characters.',
    example: ['js', "const description = [...text].slice(0, 100).join('');"],
  },
  'json-depth': {
    message: '{field} is nested deeper than 32 levels.',
    fix: 'Look for a loop in what builds it.',
    docs: 'Brackets are nested deeper than 32 levels. An order never is: look for a loop in what builds it.',
  },
  'json-size': {
    message: '{field} is too long.',
    fix: 'Leave pictures and documents out of it.',
    docs: 'A text is longer than 65,536 characters. Leave pictures and documents out of the order.',
  },
  'text-control': {
    message: '{field} holds a control character, such as a line break.',
    fix: 'Remove it.',
    docs: 'A text holds a control character, such as a line break at the end of an id that came from a file. In a `basket` line breaks are fine.',
    example: ['js', 'const order = { order_id: id.trim() };'],
  },
  'text-bidi': {
    message: '{field} holds a mark that turns the direction of text.',
    fix: 'Remove the invisible marks.',
    docs: 'An id or a name holds a mark that turns the direction of text, so that it shows as something else than it is. Remove the marks U+202A to U+202E and U+2066 to U+2069.',
  },
  'unknown-field': {
    message: '{field} is not a documented key.',
    fix: 'Look for a misspelling, or leave it out.',
    docs: 'A warning. A key is not documented. It is kept and passed on, since fields are added over time; look for a misspelling. With a reason such as `did-you-mean-currency` the name is close to that of a documented field, which the payment then does without. The same reason names an attribute of the element that is spelled without its hyphens. With the reason `unsigned` it is `offer_details` beside the order, which the attribute `offer-details` sets: it is documented inside `orderDetails` only. Sign the lock as `payment_filter`; `strict` refuses it here.',
    example: ['text', '{ "curency": "USD" }   is signed and sent, and pays in INR'],
  },
  'ignored-field': {
    message: '{field} has no meaning here.',
    fix: 'Leave it out.',
    reasons: { session: ['{field} has no meaning beside a session.', 'Leave it out: the session has its own.'] },
    docs: 'Only ever a warning. A key has no meaning here: a `rule_value` for a daily mandate, or an amount where saved methods are managed. With the reason `session` an attribute stands beside `sdk-payload`, which has its own value. Leave it out.',
  },
  'guest-without-login': {
    message: '{field} is missing, so a guest cannot log in.',
    fix: 'Give the address of your login page.',
    docs: 'Only ever a warning. The customer is a guest and there is no `guest-login-url`, so that the payment page cannot offer to log in.',
  },
  protocol: {
    message: 'The SDK answered in a way that is not documented. The answer is not handed on.',
    fix: 'Report it to the operator of the service.',
    reasons: {
      accounts: [
        'The answer of upiGetSessionToken names a linked customer without accounts.',
        'Report it to the operator of the UPI service: a linked customer needs a list of masked accounts.',
      ],
      unmasked: [
        'The answer of upiGetSessionToken has the number of an account in full.',
        'Report it to the operator of the UPI service: a linked customer needs a list of masked accounts.',
      ],
    },
    docs: 'The SDK answered in a way that is not documented, and the answer is not handed on: a linked customer without accounts (reason `accounts`), or an account number in full (`unmasked`). Report it to the operator of the service.',
  },
  token: {
    message: '{field} is not a token.',
    fix: forms.token,
    reasons: {
      form: ['{field} has blanks or characters outside ASCII.'],
      expired: ['{field} has expired.', 'Fetch a new one from your server.'],
    },
    docs: 'A `clientAuthToken` has blanks in it (reason `form`) or has run out (`expired`; it is good for 15 minutes). Fetch a new one from your server.',
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;
