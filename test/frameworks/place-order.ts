import type { CheckoutProperties } from 'hyper-checkout';
import { signOrder } from 'hyper-checkout/server';

type Settings = Readonly<Record<string, string | undefined>>;

/** Signs a new order, and returns the properties of its checkout. The private key never leaves the server. */
export async function placeOrder(settings: Settings = process.env): Promise<CheckoutProperties> {
  const { CLIENT_ID, FRAME_URL, KEY_ID = '', MERCHANT_ID = '', PRIVATE_KEY = '' } = settings;
  const order = {
    order_id: `R${crypto.randomUUID().replaceAll('-', '').slice(0, 15)}`,
    merchant_id: MERCHANT_ID,
    amount: '1.00',
    customer_id: 'asha42',
    customer_email: 'asha@shop.example',
    customer_phone: '9876543210',
    timestamp: String(Date.now()),
    description: 'Chai & "samosa" <two> for ₹1',
  };
  const signed = await signOrder(order, { privateKey: PRIVATE_KEY, keyId: KEY_ID });
  return { clientId: CLIENT_ID, environment: 'sandbox', frameUrl: FRAME_URL, ...signed };
}
