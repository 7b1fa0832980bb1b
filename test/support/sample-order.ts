/** An order as a shop's server makes it, before it is signed. */
export function sampleOrder(
  merchantId: string,
  fields: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> & { readonly order_id: string } {
  return {
    // The engines share one simulator, so neither a clock nor a counter keeps their orders apart.
    order_id: `R${crypto.randomUUID().replaceAll('-', '').slice(0, 15)}`,
    merchant_id: merchantId,
    amount: '1.00',
    customer_id: 'cust77',
    customer_email: 'buyer@shop.example',
    customer_phone: '9876543210',
    timestamp: String(Date.now()),
    ...fields,
  };
}
