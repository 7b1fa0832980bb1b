export { generateKeyPair, type KeyPairPem } from './generate-key-pair.ts';
export { importPrivateKey, importPublicKey, type ImportKeyOptions, type RsaKey } from './rsa-key.ts';
export { signOrder, type OrderDetailsInput, type SignedOrder } from './sign-order.ts';
export { type SigningOptions } from './sign-text.ts';
export { verifyOrder, type VerifyOrderOptions } from './verify-order.ts';
