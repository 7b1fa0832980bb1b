import { eventually } from '../support/eventually.ts';
import { isPlainObject, own, ownText } from '../../src/protocol/plain-object.ts';
import type { Call, Page, Sdk, SdkEvent, Session, Target } from './scenarios/scenario.ts';

/** A window with the globals that an SDK script leaves. */
type PageWindow = Window &
  typeof globalThis & {
    HyperServices?: Page['Class'];
  };

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** In ms: it only ends a hang. */

let pages = 0;

/** Options for {@link openPage}. */
export interface PageOptions {
  /** Scenario of the simulator's script; the stand-in takes none. */
  readonly scenario?: string;
  /** JavaScript that the page runs before the script. */
  readonly before?: string;
  /** The page has a page of its own around it, so that it can leave `window.parent`. */
  readonly nested?: boolean;
}

/**
 * Opens a merchant's page of 1264 px with `<div id="mount" style="height:400px">` and one of the SDK scripts.
 *
 * The page's timers stand still but for {@link Page.tick}, so that no test waits for a search that takes seconds.
 */
export async function openPage(target: Target, options: PageOptions = {}): Promise<Page> {
  const outer = newFrame(document);
  document.body.append(outer);
  const frame = options.nested ? newFrame(contentDocument(outer)) : outer;
  if (options.nested) contentDocument(outer).body.append(frame);
  const inner = new SdkPage(target, outer, frame);
  await inner.load(options);
  return inner;
}

function newFrame(parent: Document): HTMLIFrameElement {
  const frame = parent.createElement('iframe');
  frame.style.cssText = 'width: 1264px; height: 900px; border: 0';
  return frame;
}

function contentDocument(frame: HTMLIFrameElement): Document {
  if (!frame.contentDocument) throw new Error('The page is gone.');
  return frame.contentDocument;
}

class SdkPage implements Page {
  readonly target: Target;
  readonly #outer: HTMLIFrameElement;
  readonly #frame: HTMLIFrameElement;
  readonly #life = new AbortController();
  readonly #heard: Call[] = [];
  readonly #forms: HTMLFormElement[] = [];
  readonly #timers = new Map<number, Timer>();
  #now = 0;
  #timer = 0;
  #left = '';
  errors = 0;
  rejections = 0;
  faults = 0;
  connections = 0;

  constructor(target: Target, outer: HTMLIFrameElement, frame: HTMLIFrameElement) {
    this.target = target;
    this.#outer = outer;
    this.#frame = frame;
  }

  get window(): PageWindow {
    const found = this.#frame.contentWindow;
    if (!found) throw new Error('The page is gone.');
    return found as PageWindow;
  }

  get document(): Document {
    return contentDocument(this.#frame);
  }

  get Class(): Page['Class'] {
    const found = this.window.HyperServices;
    if (!found) throw new Error('The script has defined no class.');
    return found;
  }

  get frames(): readonly HTMLIFrameElement[] {
    return [...this.document.querySelectorAll<HTMLIFrameElement>('iframe[name="HyperServices"]')];
  }

  get heard(): readonly Call[] {
    return this.#heard;
  }

  get forms(): readonly HTMLFormElement[] {
    return this.#forms;
  }

  async load({ scenario, before }: PageOptions): Promise<void> {
    const { document: page } = this;
    page.open();
    // oxlint-disable-next-line typescript/no-deprecated -- a standards-mode page at the address of the test's own
    page.write(
      '<!doctype html><html lang="en"><title>Shop</title><body style="margin:0"><div id="mount" style="height:400px"></div>',
    );
    page.close();
    const { window } = this;
    this.#watch(window);
    if (before !== undefined) {
      const script = page.createElement('script');
      script.textContent = before;
      page.head.append(script);
    }
    const script = page.createElement('script');
    const query = scenario !== undefined && this.target.name === 'simulator' ? `?scenario=${scenario}` : '';
    // Of a script from elsewhere a page sees no rejections unless it is asked for like this.
    script.crossOrigin = 'anonymous';
    script.src = this.target.script + query;
    await new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = reject;
      page.head.append(script);
    });
    // Until then the body takes the place of a missing div later.
    await this.until(() => page.readyState === 'complete');
  }

  #watch(page: PageWindow): void {
    page.console.error = () => this.errors++;
    page.console.warn = () => undefined;
    page.addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      this.rejections++;
    });
    page.addEventListener('error', (event) => {
      event.preventDefault();
      this.faults++;
    });
    page.HTMLFormElement.prototype.submit = ((forms) =>
      function (this: HTMLFormElement) {
        forms.push(this);
      })(this.#forms);
    Object.assign(page, {
      setTimeout: (run: () => void, ms = 0, ...more: unknown[]) => {
        this.#timers.set(++this.#timer, { at: this.#now + ms, run: () => void Reflect.apply(run, page, more) });
        return this.#timer;
      },
      clearTimeout: (timer: number) => this.#timers.delete(timer),
    });
    // What the simulator's script says to its payment page goes over ports.
    const heard = this.#heard;
    const { postMessage } = page.MessagePort.prototype;
    const connected = () => this.connections++;
    Reflect.set(page.MessagePort.prototype, 'postMessage', function (this: MessagePort, ...said: [unknown]) {
      if (said[0] === 'accept') connected();
      for (const letter of Array.isArray(said[0]) ? said[0] : []) {
        const [name, body]: readonly unknown[] = Array.isArray(letter) ? letter : [];
        if (typeof name === 'string' && !name.startsWith('#'))
          heard.push({ name, sent: isPlainObject(body) ? body : {} });
      }
      Reflect.apply(postMessage, this, said);
    });
    // The stand-in's page reports what it gets.
    window.addEventListener('message', ({ data }) => this.#takeReport(data), { signal: this.#life.signal });
  }

  #takeReport(data: unknown): void {
    const report = isPlainObject(data) ? own(data, 'vendorPage') : undefined;
    if (!isPlainObject(report) || this.target.name === 'simulator') return;
    const left = ownText(report, 'left');
    if (left !== undefined) this.#left = left + (ownText(report, 'search') ?? '');
    // Other pages of the table run beside this one.
    else if (!this.frames.some((frame) => new URL(frame.src).hash === ownText(report, 'hash'))) return;
    if (own(report, 'ready') !== undefined) this.connections++;
    const heard = own(report, 'heard');
    if (!isPlainObject(heard)) return;
    const sent = own(heard, 'sent');
    this.#heard.push({ name: ownText(heard, 'name') ?? '', sent: isPlainObject(sent) ? sent : {} });
  }

  tick(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = [...this.#timers]
        .filter(([, { at }]) => at <= end)
        .sort(([, one], [, other]) => one.at - other.at);
      if (!next) break;
      const [timer, { at, run }] = next;
      this.#timers.delete(timer);
      this.#now = at;
      run();
    }
    this.#now = end;
  }

  session(sdk: Sdk = new this.Class()): Session {
    const events: SdkEvent[] = [];
    return {
      sdk,
      events,
      callback: (event: unknown) => void events.push(event as SdkEvent),
      until: async (name, number = 1) => {
        await eventually(() => events.filter(({ event }) => event === name).length >= number, `no ${name}`);
      },
      told: (...names) =>
        events
          .filter(({ event }) => names.length === 0 || names.includes(event))
          .map(({ event, requestId, payload }) => [event, requestId, payload?.['status']].filter(Boolean).join(' ')),
    };
  }

  initiateRequest(changes: Readonly<Record<string, unknown>> = {}, envelope: Readonly<Record<string, unknown>> = {}) {
    const payload = {
      action: 'initiate',
      clientId: 'acme',
      merchantId: 'acme',
      environment: 'sandbox',
      integrationType: 'iframe',
      hyperSDKDiv: 'mount',
      ...changes,
    };
    return { requestId: 'init-1', service: 'in.juspay.hyperpay', payload, ...envelope };
  }

  processRequest(changes: Readonly<Record<string, unknown>> = {}, envelope: Readonly<Record<string, unknown>> = {}) {
    const payload = { ...this.target.order, ...changes };
    return { requestId: 'process-1', service: 'in.juspay.hyperpay', payload, ...envelope };
  }

  addDiv(id: string, style = ''): HTMLElement {
    const div = this.document.createElement('div');
    div.id = id;
    div.style.cssText = style;
    this.document.body.append(div);
    return div;
  }

  async fence(): Promise<void> {
    const id = `fence-${++pages}`;
    const div = this.addDiv(id);
    const { sdk, callback, until } = this.session();
    sdk.initiate(this.initiateRequest({ hyperSDKDiv: id }, { requestId: id }), callback);
    await until('initiate_result');
    sdk.terminate();
    div.remove();
  }

  async until(holds: () => boolean): Promise<void> {
    await eventually(holds, 'It did not come true.');
  }

  async hears(name: string, number = 1): Promise<void> {
    await this.until(() => this.#heard.filter((call) => call.name === name).length >= number);
  }

  command(frame: HTMLIFrameElement | undefined, vendorCommand: string, more: object = {}): void {
    frame?.contentWindow?.postMessage({ vendorCommand, ...more }, '*');
  }

  address(frame: HTMLIFrameElement | undefined): string {
    return this.addressOf(frame?.getAttribute('src') ?? '');
  }

  addressOf(text: string): string {
    const { sandbox, live } = this.target;
    return text
      .replace(sandbox, 'SBX')
      .replace(live, 'LIVE')
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/, '<uuid>')
      .replace(/[0-9a-f]{12}0{12}[0-9a-f]{8}/, '<32 hex>');
  }

  async left(): Promise<string> {
    await this.until(() => this.#left !== '');
    return this.#left.replace(/\?.*/, '');
  }

  close(): void {
    this.#life.abort();
    this.#outer.remove();
  }
}
