// @ts-check
/*
 * A stand-in of the vendor's payment page inside the iframe of vendor-script.js. It answers the calls that tests make,
 * reports each message that it gets to the top window, and does what the top window commands.
 */

/** @typedef {Record<string, unknown>} Fields */

/**
 * Sends an event as the vendor's page does, with its own hash.
 *
 * @param {Fields} message
 * @param {boolean} [asText]
 */
function say(message, asText = false) {
  const whole = { iframeHash: location.hash, ...message };
  parent.postMessage(asText ? JSON.stringify(whole) : whole, '*');
}

/**
 * @param {Fields} news
 */
function reportToTop(news) {
  top?.postMessage({ vendorPage: { hash: location.hash, referrer: document.referrer, ...news } }, '*');
}

/**
 * @param {Fields} request
 * @param {string} event
 * @param {Fields} payload
 * @param {Fields} [more]
 */
function respond({ requestId, service }, event, payload, more = {}) {
  say({ event, requestId, service, payload, error: false, errorCode: '', errorMessage: '', ...more });
}

/** @type {Fields} */
let request = {};
let isMute = false;

/** @type {Readonly<Record<string, (sent: Fields) => void>>} */
const calls = {
  initiate(sent) {
    // In a later task, as the vendor's page, which asks its server.
    setTimeout(() => respond(sent, 'initiate_result', { action: 'initiate', status: 'success' }));
  },
  process(sent) {
    request = sent;
    respond(sent, 'hide_loader', {});
  },
};

/** @type {Readonly<Record<string, (command: Fields) => unknown>>} */
const commands = {
  say: ({ message, asText }) => say(/** @type {Fields} */ (message), asText === true),
  /** Ends the open payment, or whatever process came last. */
  end: ({ status, more }) =>
    respond(request, 'process_result', { action: 'process', status }, /** @type {Fields} */ (more)),
  reload: () => location.reload(),
  /** Leaves every call unanswered from now on. */
  mute: () => (isMute = true),
  go: ({ href }) => (location.href = String(href)),
  /** Resolves once a page has loaded in a frame of this one. */
  nest: ({ href }) =>
    new Promise((resolve) => {
      const frame = document.createElement('iframe');
      frame.src = String(href);
      frame.onload = () => resolve(true);
      document.body.append(frame);
    }),
  /** The surroundings of this page, and how far it scrolls if it is taller than its window. */
  look() {
    document.body.style.minHeight = '3000px';
    scrollTo(0, 500);
    // Not in the types of the DOM: Chromium alone has it.
    const policy = Reflect.get(document, 'featurePolicy');
    return {
      ...{ width: innerWidth, height: innerHeight, scrolled: scrollY },
      ...{ referrer: document.referrer, ancestors: [...location.ancestorOrigins] },
      allowed: ['payment', 'clipboard-write', 'storage-access', 'camera'].filter((name) => policy.allowsFeature(name)),
    };
  },
};

window.addEventListener('message', ({ data, source }) => {
  if (source === top && typeof data?.vendorCommand === 'string') {
    void Promise.resolve(commands[data.vendorCommand]?.(data)).then((answer) => reportToTop({ done: data.id, answer }));
    return;
  }
  if (source !== parent || typeof data !== 'string') return;
  const { name, payload, ...more } = JSON.parse(data);
  const sent = payload === undefined ? undefined : JSON.parse(payload);
  reportToTop({ heard: { name, ...more, ...(sent && { sent }) } });
  if (sent && !isMute) calls[name]?.(sent);
});

/** The ways in which a shopper leaves this page: one button each. */
const ways = {
  'Leave by top': () => ((top ?? window).location.href = returnUrl()),
  'Leave by parent': () => (parent.location.href = returnUrl()),
  'Post to top': () => post('_top'),
  'Post to parent': () => post('_parent'),
  'Open a window': () => window.open(bankUrl()),
  'Go to the bank': () => location.assign(bankUrl()),
  'Frame the bank': () => commands['nest']?.({ href: bankUrl() }),
};

function returnUrl() {
  const { orderDetails } = /** @type {{ orderDetails: string }} */ (request['payload']);
  return String(JSON.parse(orderDetails).return_url);
}

function bankUrl() {
  return `/bank.html?${new URLSearchParams({ finish: returnUrl() }).toString()}`;
}

/** @param {string} target */
function post(target) {
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', action: returnUrl(), target });
  document.body.append(form);
  form.submit();
}

/** @param {string} text */
function show(text) {
  const line = document.createElement('p');
  line.textContent = text;
  document.body.append(line);
}

for (const [name, go] of Object.entries(ways)) {
  const button = document.createElement('button');
  button.textContent = name;
  button.onclick = () => {
    void new Promise((resolve) => resolve(go())).catch((/** @type {unknown} */ error) =>
      show(`Refused: ${error instanceof Error || error instanceof DOMException ? error.name : ''}`),
    );
  };
  document.body.append(button);
}

window.addEventListener('load', () => {
  setTimeout(() => {
    reportToTop({ ready: location.href });
    say({ event: 'onJOSReady' });
  }, 20);
});
