// @ts-check
/*
 * A stand-in of the vendor's HyperServices.js 3.33.7 for tests, written from the numbered facts of its observable
 * behaviour and never from the script. Facts are named by their id, such as (P1). Its sentences are its own.
 */
(() => {
  /** @typedef {Record<string, unknown>} Fields */
  /** @typedef {{ frame: HTMLIFrameElement | undefined, div: HTMLElement, visible: boolean, height: string }} View */

  const version = '3.33.7';
  const prefix = 'in.juspay.';
  const divKeys = ['hyperSDKDiv', 'hypersdkDiv', 'hypersdkdiv', 'entryPointId'];
  const permissions = 'payment *; clipboard-write;';
  // The server of the stand-in puts its own addresses here, so that no test asks for one of the vendor's.
  const hosts = {
    sandbox: 'https://sandbox.assets.juspay.in',
    live: 'https://payments.juspay.in',
    scripts: 'https://public.releases.juspay.in',
    eu: 'https://public.releases.juspay.io',
  };

  class HyperServices {
    /** @param {unknown} region */
    constructor(region = 'in') {
      // (C4)
      /** @type {Record<string, View>} */
      this.fragmentViewGroups = {};
      this.isIframeIntegration = false;
      this.initiateTriggered = false;
      /** @type {(() => void)[]} */
      this.pendingHyperCalls = [];
      this.isHyperReady = false;
      /** @type {unknown} */
      this.consumeBackpress = false;
      /** @type {string | null} */
      this.hyperSDKDiv = null;
      /** @type {HTMLElement | null} */
      this.hyperSDKDivElem = null;
      this.terminateTriggered = false;
      this.region = region;
      this.toRemoveServicePrefix = false;
    }

    /** @param {any} request */
    static preFetch(request) {
      request.pre_fetch = 'true'; // (X1)
      const text = JSON.stringify(request); // (X2)
      attempt(() => {
        const { payload } = request;
        const hash = uuid();
        const frame = newFrame('HyperService-PreFetch', addressFor(request, payload, hash), payload); // (X3)
        frame.style.display = 'none';
        /** @param {MessageEvent<unknown>} event */
        const listen = ({ data }) => {
          // (X5)
          if (typeof data !== 'string') return;
          const message = parse(data);
          if (message?.['event'] !== 'onJOSReady' || message['iframeHash'] !== `#${hash}`) return;
          window.removeEventListener('message', listen);
          frame.contentWindow?.postMessage(JSON.stringify({ name: 'startPreFetch', payload: text }), '*');
        };
        window.addEventListener('message', listen);
        if (document.readyState === 'complete') document.body.append(frame);
        else window.addEventListener('load', () => document.body.append(frame));
      });
    }

    /**
     * @param {any} request
     * @param {unknown} callback
     */
    initiate(request, callback) {
      try {
        if (this.initiateTriggered) throw new Error('A session is open already.'); // (I3)
        // (I2)
        this.initiateTriggered = true;
        const hear = (/** @type {MessageEvent<unknown>} */ event) => receive(this, event.data);
        this.messageListener = hear;
        window.addEventListener('message', hear);
        this.hyperCallbackHandler = callback;
        // (I4)
        const service = textOf(request.service, 'service');
        this.toRemoveServicePrefix = !service.startsWith(prefix);
        // (I8, I9, I10)
        this.initiatePayload = {
          ...request,
          service: longName(service),
          tenantInfo: global('tenantInfo') ?? {},
          isHyperWebViewBridgeIOS: 'HyperWebViewBridgeIOS' in window,
        };
        const { payload } = request;
        const integration = textOf(payload.integrationType, 'integrationType');
        this.isIframeIntegration = integration.toLowerCase() === 'iframe'; // (I6)
        if (!this.isIframeIntegration) return; // (I16)
        const id = textOf(
          divKeys.map((key) => payload[key]).find((value) => typeof value === 'string'),
          'the id of the div',
        ); // (D1)
        this.hyperSDKDiv = id;
        this.hyperSDKDivElem = document.getElementById(id); // (D4)
        this.iframeHash = uuid();
        if (this.hyperSDKDivElem) {
          this.fragmentViewGroups['default'] = {
            frame: undefined,
            div: this.hyperSDKDivElem,
            visible: true,
            height: '',
          };
        }
        call(this, () => post(this, 'initiate', JSON.stringify(this.initiatePayload))); // (Q1, Q3)
        this.#look(id, this.hyperSDKDivElem === null, 0);
      } catch (error) {
        console.error('stand-in: initiate', error); // (I1)
      }
    }

    /** @param {any} request */
    process(request) {
      // (P1), outside of what is caught
      const service = textOf(request.service, 'service');
      this.toRemoveServicePrefix = !service.startsWith(prefix); // (B5)
      try {
        const envelope = { ...request, service: longName(service) }; // (P6)
        showFragments(this, envelope.payload); // (V7)
        if (!this.initiateTriggered) throw new Error('There is no session.'); // (P3)
        if (!this.isIframeIntegration) {
          redirect(this, envelope);
          return;
        }
        call(this, () => {
          envelope.safeIframeBottomPadding = paddingOf(this);
          post(this, 'process', JSON.stringify(envelope)); // (P9, P10)
          if (this.hyperIframe) this.hyperIframe.style.visibility = 'visible'; // (F9)
        });
      } catch (error) {
        console.error('stand-in: process', error); // (P2)
      }
    }

    isInitialised() {
      return this.initiateTriggered; // (C6)
    }

    handleBackpress() {
      offerBackpress(this);
      return !this.consumeBackpress; // (K1)
    }

    onBackpress() {
      offerBackpress(this);
      return this.consumeBackpress;
    }

    updatePadding() {
      // (K6)
      if (!this.isHyperReady || !this.hyperIframe) return;
      refuseMissing(this.hyperIframe);
      this.hyperIframe.contentWindow?.postMessage(
        JSON.stringify({ name: 'updatePadding', padding: paddingOf(this) }),
        '*',
      );
    }

    terminate() {
      // (T1); the queue and the rest stay (T2)
      if (this.messageListener) window.removeEventListener('message', this.messageListener);
      this.initiateTriggered = false;
      this.isHyperReady = false;
      if (this.hyperIframe) this.hyperIframe.remove();
      else this.terminateTriggered = true; // (T3)
    }

    /**
     * (D3, D5)
     *
     * @param {string} id
     * @param {boolean} late
     * @param {number} looks
     */
    #look(id, late, looks) {
      if (looks === 11) {
        if (document.readyState === 'complete') attempt(() => this.#mount(document.body, late));
        else window.addEventListener('load', () => attempt(() => this.#mount(document.body, late)));
        return;
      }
      const div = document.getElementById(id);
      if (div) attempt(() => this.#mount(div, late));
      else setTimeout(() => this.#look(id, late, looks + 1), 500);
    }

    /**
     * @param {HTMLElement} div
     * @param {boolean} late
     */
    #mount(div, late) {
      const { initiatePayload } = this;
      const address = addressFor(initiatePayload, initiatePayload.payload, this.iframeHash ?? ''); // (D11)
      const frame = newFrame('HyperServices', address, initiatePayload.payload);
      frame.style.border = '0';
      frame.style.visibility = 'hidden';
      this.hyperIframe = frame;
      div.append(frame); // (D10)
      if (late) throw new TypeError('The div came late.'); // (D8)
      const view = this.fragmentViewGroups['default'];
      if (view) view.frame = frame;
      if (!this.terminateTriggered) return;
      frame.remove(); // (T3)
      this.terminateTriggered = false;
    }
  }

  /**
   * Runs a step at once; its fault is an unhandled rejection.
   *
   * @param {() => void} step
   */
  function attempt(step) {
    void new Promise((resolve) => resolve(step()));
  }

  /**
   * Handles a message, as (M) to (V) have it. Every fault is swallowed (M6).
   *
   * @param {HyperServices} sdk
   * @param {unknown} data
   */
  function receive(sdk, data) {
    try {
      const message = typeof data === 'string' ? parse(data) : /** @type {Fields | null | undefined} */ (data);
      if (typeof message !== 'object' || message === null) return;
      const bridge = global('HyperWebViewBridgeIOS');
      if (message['fname'] === 'openApp' && bridge) {
        bridge.openApp(btoa(String(message['args'])), message['cb']); // (H4)
        return;
      }
      const view = sdk.fragmentViewGroups[String(message['fragmentHash'])];
      if (message['fragmentHash'] ? !view : message['iframeHash'] !== `#${sdk.iframeHash}`) return; // (M3, M4)
      switch (message['event']) {
        case 'onJOSReady':
          // (Q2, Q5)
          sdk.isHyperReady = true;
          for (const pending of sdk.pendingHyperCalls) pending();
          sdk.pendingHyperCalls = [];
          return;
        case 'jp_consuming_backpress':
          // (H3)
          if (message['payload'] !== undefined && message['payload'] !== null) {
            sdk.consumeBackpress = /** @type {Fields} */ (message['payload'])['jp_consuming_backpress'];
          }
          return;
        case 'heightUpdate':
          // (V1, V2)
          sdk.fragmentViewGroups[String(message['namespace'])]?.frame?.setAttribute(
            'height',
            `${String(message['height'])}px`,
          );
          return;
        case 'triggerFn':
          callHelper(sdk, message); // (H5)
          return;
        case 'hideFragment':
          if (view) return hide(view); // (V3)
          break;
        case 'showFragment':
          if (view) return show(view); // (V4)
          break;
        default:
      }
      // (B2, B3)
      delete message['iframeHash'];
      const service = /** @type {string} */ (message['service']);
      message['service'] = sdk.toRemoveServicePrefix ? service.replace(/^in\.juspay\./, '') : service; // (B4)
      /** @type {any} */ (sdk).hyperCallbackHandler(message); // (B1)
    } catch {
      // (B7)
    }
  }

  /** @param {View} view */
  function hide(view) {
    if (!view.visible) return;
    view.visible = false;
    view.height = view.div.style.height;
    view.div.style.height = '0px';
    view.frame?.setAttribute('height', '0px');
    if (view.frame) view.frame.style.visibility = 'hidden';
  }

  /** @param {View} view */
  function show(view) {
    if (view.visible) return;
    view.visible = true;
    view.div.style.display = '';
    view.div.style.height = view.height;
    view.frame?.setAttribute('height', '100%');
    if (view.frame) view.frame.style.visibility = 'visible';
  }

  /**
   * (V6, V8)
   *
   * @param {HyperServices} sdk
   * @param {any} payload
   */
  function showFragments(sdk, payload) {
    for (const [name, div] of Object.entries(payload?.fragmentViewGroups ?? {})) {
      if (!div) continue;
      const id = uuid();
      const frame = newFrame(name, `${helperHost(sdk)}fragment.html#${id}`, payload);
      frame.style.visibility = 'hidden';
      div.append(frame);
      sdk.fragmentViewGroups[id] = { frame, div, visible: false, height: '' };
      payload.fragmentViewGroups[name] = id;
    }
  }

  /**
   * @param {HyperServices} sdk
   * @param {Fields} message
   */
  function callHelper(sdk, message) {
    const reply = (/** @type {unknown} */ answer) =>
      sdk.hyperIframe?.contentWindow?.postMessage(JSON.stringify(answer), '*');
    const helper = () => global('HyperAgent').triggerFnMatches(message, reply, false);
    if (global('HyperAgent')) return helper();
    // (H6)
    const script = document.createElement('script');
    script.src = `${helperHost(sdk)}HyperAgent.js`;
    script.onload = () => {
      try {
        helper();
      } catch {
        // (H5)
      }
    };
    document.head.append(script);
  }

  /**
   * @param {HyperServices} sdk
   * @param {() => void} pending
   */
  function call(sdk, pending) {
    if (sdk.isHyperReady) pending();
    else sdk.pendingHyperCalls.push(pending);
  }

  /**
   * (W1, W2)
   *
   * @param {any} sdk
   * @param {string} name
   * @param {string} payload
   */
  function post(sdk, name, payload) {
    sdk.hyperIframe.contentWindow.postMessage(JSON.stringify({ name, payload }), '*');
  }

  /** @param {HyperServices} sdk */
  function offerBackpress(sdk) {
    // (K2)
    if (!sdk.isHyperReady || !sdk.consumeBackpress || !sdk.hyperIframe) return;
    refuseMissing(sdk.hyperIframe);
    sdk.hyperIframe.contentWindow?.postMessage(JSON.stringify({ name: 'backpress' }), '*');
  }

  /** @param {HTMLIFrameElement} frame */
  function refuseMissing(frame) {
    // oxlint-disable-next-line typescript/only-throw-error -- (K4): a text, not an Error
    if (!frame.contentWindow) throw 'stand-in: the frame is gone';
  }

  /** @param {HyperServices} sdk */
  function paddingOf({ hyperSDKDivElem }) {
    // (K5)
    if (!hyperSDKDivElem || !/iPad|iPhone|iPod/.test(navigator.userAgent)) return 0;
    const { height, top } = hyperSDKDivElem.getBoundingClientRect();
    return height - (window.innerHeight - top) + 50;
  }

  /**
   * @param {HyperServices} sdk
   * @param {any} envelope
   */
  function redirect(sdk, envelope) {
    const initiate = /** @type {any} */ (sdk).initiatePayload;
    if (!initiate.payload.integrationType) initiate.payload.integrationType = 'redirection'; // (R5)
    const payload = JSON.stringify({ initPayload: initiate, processPayload: envelope }); // (R4)
    if (![envelope.payload, initiate.payload].some(namesMerchant)) {
      leaveForHelper(initiate, envelope);
      return;
    }
    const id = orderKey(envelope.payload);
    // (R1, R2, R3)
    const form = document.createElement('form');
    form.method = 'post';
    form.action = `${tenantHost() ?? environmentHost(initiate.payload)}/payment-page/signature/${id}`;
    for (const [name, value] of Object.entries({ id, payload })) {
      const input = document.createElement('input');
      Object.assign(input, { type: 'hidden', name, value });
      form.append(input);
    }
    document.body.append(form);
    form.submit();
  }

  /**
   * (R10, R11)
   *
   * @param {any} payload
   */
  function namesMerchant(payload) {
    if (payload.merchantId || payload.clientId) return true;
    const signed = typeof payload.signaturePayload === 'string' ? payload.signaturePayload : payload.orderDetails;
    return Boolean(parse(signed)?.['merchant_id']);
  }

  /**
   * (R6 to R9)
   *
   * @param {any} payload
   */
  function orderKey(payload) {
    const random = Math.floor(Math.random() * 2 ** 32).toString(16);
    const digits = `${Date.now().toString(16).padStart(12, '0')}${'0'.repeat(12)}${random.padStart(8, '0')}`;
    const order = parse(payload.orderDetails ?? payload.order_details);
    if (!order) {
      console.error('stand-in: id', new Error('The order cannot be read.'));
      return digits;
    }
    return `${String(order['merchantId'] ?? order['merchant_id'])}-${digits}`;
  }

  /**
   * (R12, R13). Without the vendor's encryption, which no test needs.
   *
   * @param {any} initPayload
   * @param {any} processPayload
   */
  function leaveForHelper(initPayload, processPayload) {
    const query = new URLSearchParams({
      initPayload: JSON.stringify(initPayload),
      processPayload: JSON.stringify(processPayload),
      beta: String(initPayload.payload.betaAssets === true),
      clientId: 'common',
      integType: 'redirection',
    });
    const address = `${scriptHost(initPayload.payload)}hyper.html?${query.toString()}`;
    void Promise.resolve().then(() => (window.parent.location.href = address));
  }

  /**
   * (F3, F4, E3)
   *
   * @param {any} request
   * @param {any} payload
   * @param {string} hash
   */
  function addressFor(request, payload, hash) {
    const host = request.studioUrlOrigin ?? tenantHost() ?? environmentHost(payload);
    const setup = payload.setup === 'configurator' ? '?configurator=true' : '';
    return `${host}/payment-page/client/${payload.clientId || 'common'}${setup}#${hash}`;
  }

  /**
   * (E1)
   *
   * @param {any} payload
   */
  function environmentHost(payload) {
    return payload.environment === 'sandbox' ? hosts.sandbox : hosts.live;
  }

  /** @returns {string | undefined} */
  function tenantHost() {
    return global('tenantInfo')?.assetsDomain || undefined;
  }

  /** @param {any} sdk */
  function helperHost(sdk) {
    return scriptHost(sdk.initiatePayload?.payload ?? {});
  }

  /**
   * (E5, E6)
   *
   * @param {any} payload
   */
  function scriptHost(payload) {
    const tenant = tenantHost();
    if (tenant) return `${tenant}/payment-page/`;
    const host = String(payload.region).toLowerCase() === 'eu' ? hosts.eu : hosts.scripts;
    return `${host}/hyper-sdk-web/${global('hyperSDKVersion') || version}/`;
  }

  /**
   * (F1, F2)
   *
   * @param {string} name
   * @param {string} src
   * @param {any} payload
   */
  function newFrame(name, src, payload) {
    const frame = document.createElement('iframe');
    const more = typeof payload?.iframePermissions === 'string' ? String(payload.iframePermissions) : '';
    for (const [attribute, value] of Object.entries({
      src,
      name,
      height: '100%',
      width: '100%',
      allow: permissions + more,
    })) {
      frame.setAttribute(attribute, value);
    }
    return frame;
  }

  /** (F5) */
  function uuid() {
    return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (digit) => {
      const random = Math.floor(Math.random() * 16);
      return (digit === 'x' ? random : (random % 4) + 8).toString(16);
    });
  }

  /**
   * @param {unknown} value
   * @param {string} name
   */
  function textOf(value, name) {
    if (typeof value !== 'string') throw new TypeError(`${name} is no text.`);
    return value;
  }

  /** @param {string} service */
  function longName(service) {
    return service.startsWith(prefix) ? service : prefix + service;
  }

  /**
   * @param {unknown} text
   * @returns {Fields | undefined}
   */
  function parse(text) {
    try {
      return typeof text === 'string' ? JSON.parse(text) : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * @param {string} name
   * @returns {any}
   */
  function global(name) {
    return Reflect.get(window, name);
  }

  Object.assign(window, { HyperServices, hyperSDKVersion: '' }); // (L2)
})();
