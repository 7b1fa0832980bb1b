// @ts-check

/**
 * An order as seed 003 has it, with a mandate: 28 fields with `timestamp`.
 *
 * @param {string} id
 * @param {string} merchant
 */
export function seedOrder(id, merchant) {
  return {
    order_id: id,
    merchant_id: merchant,
    amount: '249.00',
    customer_id: '1234567890',
    customer_email: 'asha@shop.example',
    customer_phone: '9876543210',
    first_name: 'Asha',
    last_name: 'Nair',
    currency: 'INR',
    gateway_id: '100',
    description: 'Two books and a pencil',
    return_url: 'https://shop.example/return',
    udf1: 'web',
    udf2: 'spring',
    udf3: 'books',
    udf4: 'gift',
    udf5: 'a longer remark that a shop keeps with its order',
    udf6: '',
    'options.create_mandate': 'REQUIRED',
    'mandate.max_amount': '1000.00',
    // A mandate starts on the day on which it is signed.
    'mandate.start_date': String(Math.floor(Date.now() / 1000)),
    'mandate.end_date': '1956528000',
    'mandate.frequency': 'MONTHLY',
    'mandate.rule_value': '5',
    'mandate.amount_rule': 'VARIABLE',
    'mandate.rule_type': 'ON',
    'metadata.JUSPAY:gateway_reference_id': 'PAYTM_V2',
  };
}

/**
 * A payload of `process` around an order, as a page hands it to the SDK.
 *
 * @param {string} orderDetails
 * @param {string} signature
 */
export function processPayload(orderDetails, signature) {
  return {
    action: 'paymentPage',
    merchantId: 'acme',
    clientId: 'acme',
    orderId: 'R1096438018',
    amount: '249.00',
    customerId: '1234567890',
    customerEmail: 'asha@shop.example',
    customerMobile: '9876543210',
    orderDetails,
    signature,
    merchantKeyId: '2980',
    language: 'english',
    environment: 'sandbox',
  };
}
