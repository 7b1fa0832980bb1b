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

/** @type {Readonly<Record<string, (command: Fields) => void>>} */
const commands = {
  say: ({ message, asText }) => say(/** @type {Fields} */ (message), asText === true),
  /** Ends the open payment, or whatever process came last. */
  end: ({ status, more }) =>
    respond(request, 'process_result', { action: 'process', status }, /** @type {Fields} */ (more)),
  reload: () => location.reload(),
};

window.addEventListener('message', ({ data, source }) => {
  if (source === top && typeof data?.vendorCommand === 'string') {
    commands[data.vendorCommand]?.(data);
    return;
  }
  if (source !== parent || typeof data !== 'string') return;
  const { name, payload, ...more } = JSON.parse(data);
  const sent = payload === undefined ? undefined : JSON.parse(payload);
  reportToTop({ heard: { name, ...more, ...(sent && { sent }) } });
  if (sent) calls[name]?.(sent);
});

window.addEventListener('load', () => {
  setTimeout(() => {
    reportToTop({ ready: location.href });
    say({ event: 'onJOSReady' });
  }, 20);
});
