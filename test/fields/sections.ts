import type { Section } from './field-case.ts';
import { initiateSection, signaturePayloadSection } from './initiate.ts';
import { orderSection } from './order.ts';
import {
  managementSection,
  processSection,
  resumePaymentSection,
  sessionSection,
  updateOrderSection,
} from './process.ts';
import { requestSection } from './request.ts';
import { clientTokenSection, signedTokenSection, tokenSignatureSection } from './token.ts';

/** Every table of fields that goes to the SDK, in the order of the reference. */
export const sections: readonly Section[] = [
  requestSection,
  initiateSection,
  signaturePayloadSection,
  processSection,
  orderSection,
  sessionSection,
  managementSection,
  updateOrderSection,
  resumePaymentSection,
  signedTokenSection,
  tokenSignatureSection,
  clientTokenSection,
];
