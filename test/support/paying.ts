import { mountCheckout, session, signedOrder, type MountedCheckout } from './checkout.ts';
import { shopper } from './shopper.ts';

/** A checkout whose shopper chooses how to pay. */
export interface Paying extends MountedCheckout {
  readonly orderDetails: string;
  readonly orderId: string;
}

/** Puts a checkout for a fresh order on the page, with the simulator behind it, and waits for its first screen. */
export async function openCheckout(
  fields: Parameters<typeof signedOrder>[0] = {},
  properties: Parameters<typeof mountCheckout>[0] = {},
  title = 'Choose how to pay',
): Promise<Paying> {
  const order = await signedOrder(fields);
  const { orderDetails } = order;
  const { order_id: orderId } = JSON.parse(orderDetails) as { order_id: string };
  const checkout = mountCheckout({ ...session, ...properties, ...order });
  await checkout.event('hyper-hide-loader');
  await shopper.sees(title);
  return { ...checkout, orderDetails, orderId };
}

/** Hands in the card form with this number, filled in as the simulator takes it. */
export async function payByCard(number: string): Promise<void> {
  await shopper.press(/^Card/);
  await fillCard(number);
  await shopper.press(/^Pay /);
}

/** Fills in the card form. */
export async function fillCard(number: string): Promise<void> {
  await shopper.fill('Card number', number);
  await shopper.fill('Expiry date', '12/39');
  await shopper.fill('CVV', '123');
}

/** Chooses a bank, whose page opens. */
export async function payByBank(): Promise<void> {
  await shopper.press(/^Netbanking/);
  await shopper.press(/^HDFC Bank/);
  await shopper.press(/^Continue/);
}

/** Gives the bank the right OTP. */
export async function confirm(): Promise<void> {
  await shopper.fill('OTP', '123456');
}

/** Approves the payment on the simulated phone, which is open. */
export async function approveOnPhone(): Promise<void> {
  await shopper.fill('UPI PIN', '123456');
  await shopper.press('Pay ₹1.00');
}
