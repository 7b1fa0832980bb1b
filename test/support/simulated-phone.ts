import { executeServerCommand } from '@web/test-runner-commands';
import { origin } from 'virtual:simulator';

const phones: HTMLElement[] = [];

/** Opens the simulated phone with the payment that the order has now, beside the checkout instead of in a second tab. */
export async function openPhone(orderDetails: string): Promise<void> {
  const { order_id: orderId } = JSON.parse(orderDetails);
  const { txn_uuid: uuid } = await executeServerCommand<{ txn_uuid: string }, { orderId: string }>('order-status', {
    orderId,
  });
  const frame = document.createElement('iframe');
  frame.title = 'Phone';
  frame.src = `${origin}/phone/${uuid}`;
  frame.style.cssText = 'inline-size: 390px; block-size: 760px; border: 0';
  phones.push(frame);
  document.body.prepend(frame);
}

/** Takes every phone off the page again. */
export function removePhones(): void {
  for (const phone of phones.splice(0)) phone.remove();
}
