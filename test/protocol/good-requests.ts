import { orderText } from './bad-input.ts';

/** 256 bytes in base64, as everyone sends a signature. The bytes are the seed's sample, and sign nothing of ours. */
export const signature =
  'AZOn8jH8RPWSzrbZ0iiHSLjMdvnvDBkyKslgx4yDadtiQ49kqf8vFh7GMEC/aSARgfovwUOBoPPRTksV6IXNlwIBwuSLWeH7/dIBC+FdtgOR1UNhRGKM17xNg/A6iLufR880Pa31QT3JAWJtRPeQ3aGczsgsFc8NzbSNCQmV2w7ziSSUAwdpU8JWthkFc2oW23QTcMHXnk/EHXf9vAHUZS1x2vKMnrUE6JuTa8vNLlpAcsZ8ueGLvBuobx6lBltsyb8+DjWT+3+W4nt1xmH734g9aOkduLyQTvGIYDKCpnvWdR0J34SvgUnCnv5XzRm9+HQInZDSslJ+1q5hAe3PQQ==';

/** A signed customer with nothing wrong. */
export const signaturePayload = JSON.stringify({
  merchant_id: 'idea_preprod',
  customer_id: '1234567890',
  mobile_number: '9234567890',
  email_address: 'asha@shop.example',
  timestamp: '1573724015209',
});

/** A payload of `initiate` with nothing wrong. */
export const goodInitiate = {
  action: 'initiate',
  merchantId: 'idea_preprod',
  clientId: 'idea_preprod',
  customerId: '1234567890',
  environment: 'sandbox',
  signaturePayload,
  signature,
  merchantKeyId: '2980',
};

/** A payload of `process` with nothing wrong. */
export const goodProcess = {
  action: 'paymentPage',
  merchantId: 'idea_preprod',
  clientId: 'idea_preprod',
  orderId: 'R1096438018',
  amount: '1.00',
  customerId: '1234567890',
  customerEmail: 'asha@shop.example',
  customerMobile: '9739534710',
  orderDetails: orderText(),
  signature,
  merchantKeyId: '2980',
  language: 'english',
  environment: 'sandbox',
};

/** A request to manage saved methods with nothing wrong. */
export const goodManagement = {
  action: 'paymentManagement',
  clientId: 'idea_preprod',
  signaturePayload,
  signature,
  merchantKeyId: '2980',
  environment: 'sandbox',
};

/** Signed requests for a session token, and requests by token, with nothing wrong. */
export const goodTokenRequests = {
  signed: {
    action: 'upiGetSessionToken',
    merchantKeyId: '2980',
    signature,
    signaturePayload: JSON.stringify({ merchant_id: 'stock', customer_id: 'abcde12345', timestamp: '1573724015209' }),
  },
  byToken: {
    action: 'upiGetSessionToken',
    merchantId: 'stock',
    customerId: 'abcde12345',
    clientAuthToken: 'tkn_2p2k1b6d26eg4740b9ef01294d3a43b4',
    authExpiry: '2021-07-19T07:20:53.318Z',
  },
};
