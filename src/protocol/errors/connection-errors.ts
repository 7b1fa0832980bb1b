import { onPage } from '../checkout-error.ts';
import type { ErrorRow } from './row.ts';

const askYourServer = onPage['result-unknown'][1];

/** Codes of kind `connection`. */
export const connectionErrors = {
  'frame-timeout': {
    message: 'The frame page did not answer in time.',
    fix: 'Open frame-url in a tab of its own: it must be your frame page, and its script must load.',
    docs: 'The frame page did not answer in time. Open `frame-url` in a tab of its own: if it shows nothing, it is not your frame page, or its script is blocked.',
  },
  'frame-unrecognised': {
    message: 'The page at frame-url has loaded, and it is not a frame page of this package.',
    fix: 'Open frame-url in a tab of its own: it must be your frame page, and list the origin of this page.',
    reasons: {
      isolated: [
        'This page sends Cross-Origin-Embedder-Policy, and the page at frame-url does not.',
        'Send the header with the frame page too, or leave it out on the page that holds the checkout.',
      ],
    },
    docs: 'A page has loaded from `frame-url`, and it is not a frame page of ours: an error page of your server, a login page, a page that may not be framed, or one whose script is blocked. Open `frame-url` in a tab of its own to see which. With the reason `isolated` your page sends `Cross-Origin-Embedder-Policy`, and the browser shows no frame without that header. Chromium needs no header, because the element asks it for a frame without cookies; in other browsers Juspay’s own page would have to send it. Leave the header out on the page that holds the checkout.',
  },
  'frame-refused': {
    message: 'The frame page does not serve pages of this origin.',
    fix: 'Write the frame page anew with the origin of this page among its parents.',
    docs: 'The frame page does not serve pages of this origin. Write it anew with this origin among its parents.',
    example: ['sh', 'npx hyper-checkout frame --out public/hyper-checkout --parent https://shop.example'],
  },
  'frame-policy': {
    message: 'The policy of the frame page stopped something that the SDK wanted to do.',
    fix: 'Serve the frame page with the policy that hyper-checkout frame wrote, and with no other.',
    docs: 'A warning: the policy of the frame page stopped something that the SDK wanted to do, and the message names the directive and the origin. If that was a script of the SDK, write the frame page with `--allow-script`. A host that adds a policy of its own, such as `frame-src`, breaks payment pages: send the header that `hyper-checkout frame` wrote, and no other.',
    example: [
      'sh',
      'npx hyper-checkout frame --out frame --parent https://shop.example --allow-script https://cdn.tenant.example',
    ],
  },
  'origin-rejected': {
    message: 'The frame page answered from another origin than that of frame-url.',
    fix: 'Remove the redirect, or set frame-url to the address that it leads to.',
    reasons: {
      'same-as-page': [
        '{field} is of the page’s own origin, so that the browser does not keep the two apart.',
        'Serve the frame page from another origin, such as https://pay.shop.example.',
      ],
      stranger: [
        'Another page sent what looks like an event of the SDK. It was stopped.',
        'Nothing has to change: only the payment page may say how a payment ended.',
      ],
      'page-origin': [
        'The payment page came from an origin that the frame page does not know.',
        'If Juspay serves your payment page from there, write the frame page with --page-origin.',
      ],
    },
    docs: 'The frame page answered from another origin than that of `frame-url`, so that something redirects it. With the reason `same-as-page` it is a warning: a frame on the page’s own origin is not isolated from it. With the reason `stranger` it is a warning, too: a page inside the payment page, such as a bank’s, sent what looks like an event of the SDK, and the frame stopped it. With `page-origin` the payment page itself came from an origin that the frame does not know; `frame --page-origin` adds it.',
  },
  'protocol-mismatch': {
    message: 'The frame page is of another version than the element.',
    fix: 'Publish the frame page of the installed version: npx hyper-checkout frame writes it.',
    docs: 'The frame page is of another version than the element; the reason has both numbers. Publish the frame page of the installed version. If a newer frame page reports a code that this version of the element does not have, the error has this code instead, with the code of the frame page as its reason and with the sentences of the frame page.',
  },
  'channel-closed': {
    message: onPage['channel-closed'][0],
    fix: onPage['channel-closed'][1],
    docs: 'The conversation with the frame ended while an answer was awaited: the element was removed, or the frame went elsewhere.',
  },
  'sdk-load': {
    message: 'A script of the frame page did not load.',
    fix: 'Check the addresses in the frame page, its content security policy, and content blockers.',
    reasons: {
      script: ['HyperServices.js did not load.'],
      driver: [
        'The script that drives HyperServices.js did not load.',
        'Publish all files of one version of the package side by side, and check content blockers.',
      ],
    },
    docs: 'The SDK’s script did not load in the frame (reason `script`), or the frame’s own driver did not (`driver`). Check the address in the frame page, its content security policy, and content blockers; the driver lies beside the page, and both are of one version of the package.',
  },
  'sdk-error': {
    message: 'HyperServices.js loaded and could not be used.',
    fix: 'Check the address of the script in the frame page.',
    reasons: {
      missing: ['The script defined no HyperServices.'],
      threw: ['A call of HyperServices threw an error.', 'Look in the console of the frame, and report it to Juspay.'],
      policy: [
        'A policy of the frame page stopped the payment page.',
        'Serve the frame page with the policy that hyper-checkout frame wrote, and with no other.',
      ],
      page: ['The payment page was lost before a payment could be made.', 'Call restart().'],
    },
    docs: 'The SDK’s script loaded and could not be used: it defined no `HyperServices` (reason `missing`) or threw (`threw`). With the reason `policy` a policy of the frame page stopped the payment page, and with `page` the payment page was lost again before a payment could be made.',
  },
  'sdk-silent': {
    message: 'The SDK has been silent for a long time.',
    fix: 'Check that the payment page shows itself.',
    reasons: {
      process: [
        'The SDK has said nothing since it was given the order.',
        'Check that the payment page shows itself: the network may be slow, or the SDK may have dropped the order.',
      ],
      elsewhere: [
        'Another page, such as that of a bank, stands in the place of the payment page.',
        'Nothing has to change if it is a bank. If it is an error, ask your server for the order status.',
      ],
    },
    docs: 'A warning: nothing was heard of the SDK for a long time. With the reason `process` the payment page has not shown itself after an order; the loader has gone, so that the shopper sees what is there. With the reason `elsewhere` another page, such as a bank’s, stands in the place of the payment page.',
  },
  'initiate-failed': {
    message: 'The SDK refused to initiate.',
    fix: 'Check client-id and environment, and that Juspay knows the origins of the page and of the frame page.',
    docs: 'The SDK refused `initiate`. Check `client-id` and `environment`, and the signature of `initiate` if you send one.',
  },
  'initiate-timeout': {
    message: 'The SDK did not answer initiate in time.',
    fix: 'Check client-id and environment, and that Juspay knows the origins of the page and of the frame page.',
    docs: 'The SDK did not answer `initiate` in time. A later answer still counts; `restart()` tries anew.',
  },
  'initiate-status': {
    message: 'The SDK answered initiate with a status that is not documented. It is taken for a success.',
    fix: 'Nothing has to change while payments go through. Report the status to Juspay if they do not.',
    docs: 'A warning: the SDK answered `initiate` with a status that is not documented, or with none. It counts as a success, since only a status that begins with `fail` or an error flag is a failure.',
  },
  'token-timeout': {
    message: 'The SDK did not answer getSessionToken in time.',
    fix: 'Try it on a phone: the call needs a SIM. An open payment stays open.',
    docs: 'The SDK did not answer `getSessionToken()` in time. In a browser that is to be expected: the call needs the SIM of a phone. A payment that is open stays open.',
  },
  'result-unknown': {
    message: onPage['result-unknown'][0],
    fix: askYourServer,
    reasons: {
      'frame-lost': ['The checkout frame was lost after the customer pressed Pay. The payment may have succeeded.'],
      lost: ['The payment page was lost after the customer pressed Pay. The payment may have succeeded.'],
      'left-page': ['The checkout left the page while a payment was open. The payment may have succeeded.'],
      network: ['The endpoint of the order status did not answer. It is asked again.'],
      'not-final': ['The status of the order is still open after five minutes of asking.'],
      'not-loaded': [
        'The file follow-up.js did not load, so the status of the order is not asked for.',
        'Publish it beside the script of the element, and ask your server for the order status until then.',
      ],
    },
    docs: 'The page cannot tell whether the payment happened: the frame was lost, or the gateway did not answer. Ask the order status on your server before the customer pays again.',
    example: ['js', 'const status = await orderStatus(orderId, { baseUrl, apiKey, merchantId });'],
  },
  'result-conflict': {
    message: 'The SDK said two things about one payment.',
    fix: askYourServer,
    reasons: {
      'second-result': ['The SDK sent a second result of the payment, and it differs from the first, which stands.'],
      'error-flag': ['The SDK reported a success and marked it as a failure.'],
    },
    docs: 'The SDK said two things about one payment. With the reason `second-result` a second result differs from the first, which stands; with `error-flag` a success came with the SDK’s own mark of a failure, and its outcome is `unknown`. Nothing has changed in the element. Ask the order status on your server, also where the first result asked for nothing.',
    example: [
      'js',
      "checkout.addEventListener('hyper-error', ({ detail }) => {\n  if (detail.code === 'result-conflict') askServer(orderId);\n});",
    ],
  },
  'result-ignored': {
    message: 'The SDK sent something that the page does not get.',
    fix: 'Nothing has to change on this page.',
    reasons: {
      'no-payment': [
        'The SDK sent the result of a payment before it had an order. The result is ignored.',
        'Ask your server for the status of the last order of this customer.',
      ],
      ended: [
        'The SDK sent another result of a payment that has ended. The first result stands.',
        'Ask your server for the order status, as after every result.',
      ],
      'initiate-again': [
        'The SDK answered initiate twice. The second answer is ignored.',
        'Nothing has to change on this page. Tell Juspay if it comes often.',
      ],
      'loader-after-end': ['The SDK asked for a loader after the payment had ended. The loader is not shown.'],
      'late-token': [
        'The SDK answered getSessionToken when no call waited for it. The answer is ignored.',
        'Call getSessionToken again if the token is still needed.',
      ],
      'no-event': [
        'The SDK called back with a value that is no event. It is ignored.',
        'Look for a newer version of hyper-checkout: HyperServices.js may have changed.',
      ],
    },
    docs: 'A warning: the SDK sent something that the page does not get. The reason says why: `ended` (the result of a payment that has ended), `no-payment` (a result before there was an order), `initiate-again`, `loader-after-end`, `late-token` (an answer to `getSessionToken()` that no call waits for), `no-event`. The checkout goes on as it was.',
    example: [
      'js',
      "checkout.addEventListener('hyper-warning', ({ detail }) => {\n  if (detail.code === 'result-ignored' && detail.field === 'process') askServer(orderId);\n});",
    ],
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;
