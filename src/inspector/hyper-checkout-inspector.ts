import { ReactiveElement } from '@lit/reactive-element';
import { bugReport } from './bug-report.ts';
import { CheckoutWatch } from './checkout-watch.ts';
import { InspectorPanel } from './inspector-panel.ts';
import { addInspectorStyles } from './inspector.styles.ts';
import type { InspectedEvent, InspectorElement } from './inspector-element.ts';
import { isSameOrderKey, keepTimeline, keptTimeline, type OrderKey } from './kept-timeline.ts';
import { SimulatorFeed } from './simulator-feed.ts';

/** The most events that are kept. The oldest go first. */
const mostEvents = 500;

/** The implementation behind {@link InspectorElement}, which says what each member means. */
export class HyperCheckoutInspectorImplementation extends ReactiveElement implements InspectorElement {
  #events: readonly InspectedEvent[] = [];
  /** The events of an earlier page: another order begins without them. */
  #kept: readonly InspectedEvent[] = [];
  #order: OrderKey | undefined;
  #seq = 0;
  #watch: CheckoutWatch | undefined;
  readonly #feed = new SimulatorFeed({
    happened: (event, seq) => {
      this.#seq = seq;
      this.#add(event);
    },
    changed: () => this.requestUpdate(),
  });
  #panel: InspectorPanel | undefined;
  #life = new AbortController();

  static override get observedAttributes(): string[] {
    return ['for', 'simulator', 'keep'];
  }

  get htmlFor(): string {
    return this.getAttribute('for') ?? '';
  }

  set htmlFor(id: string) {
    this.setAttribute('for', id);
  }

  get simulator(): string {
    return this.getAttribute('simulator') ?? '';
  }

  set simulator(address: string) {
    this.setAttribute('simulator', address);
  }

  get keep(): boolean {
    return this.hasAttribute('keep');
  }

  set keep(keep: boolean) {
    this.toggleAttribute('keep', keep);
  }

  get events(): readonly InspectedEvent[] {
    return this.#events;
  }

  get report(): string {
    const simulator = simulatorText(this.#feed.state, this.simulator);
    return bugReport({ element: this.#watch?.element, events: this.#events, simulator });
  }

  clear(): void {
    this.#events = [];
    this.#kept = [];
    this.requestUpdate();
  }

  override attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    if (name === 'simulator' && this.isConnected && this.hasUpdated) this.#feed.connect(value ?? '');
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#life = new AbortController();
    if (this.keep && this.#events.length === 0) this.#restore();
    if (this.#order) this.#feed.follow(this.#order, this.#seq);
    this.#feed.connect(this.simulator);
    this.#watch = new CheckoutWatch(this.getRootNode(), () => this.htmlFor, {
      happened: (lane, text, payload) =>
        this.#add({ at: Date.now(), lane, text, ...(payload !== undefined && { payload }) }),
      ordered: (order) => this.#follow(order),
      changed: () => this.requestUpdate(),
    });
    // The page goes, to an order page for example, and may come back.
    window.addEventListener('pagehide', () => this.#save(), { signal: this.#life.signal });
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#life.abort();
    this.#watch?.end();
    this.#watch = undefined;
    this.#feed.close();
    this.#save();
  }

  protected override createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    addInspectorStyles(root);
    this.#panel = new InspectorPanel(root, {
      clear: () => this.clear(),
      report: () => this.report,
      filtered: () => this.requestUpdate(),
    });
    return root;
  }

  protected override update(changed: Parameters<ReactiveElement['update']>[0]): void {
    super.update(changed);
    const element = this.#watch?.element;
    this.#panel?.show({
      events: this.#events,
      element,
      id: this.htmlFor,
      orderId: this.#order?.orderId,
      simulator: simulatorText(this.#feed.state, this.simulator),
      isLive: this.#feed.state === 'open',
    });
  }

  #add(event: InspectedEvent): void {
    this.#events = [...this.#events, event].slice(-mostEvents);
    this.requestUpdate();
  }

  #follow(order: OrderKey): void {
    if (isSameOrderKey(order, this.#order)) return;
    this.#events = this.#events.filter((event) => !this.#kept.includes(event));
    this.#kept = [];
    this.#order = order;
    this.#seq = 0;
    this.#feed.follow(order);
    this.requestUpdate();
  }

  #restore(): void {
    const kept = keptTimeline();
    if (!kept) return;
    this.#events = kept.events;
    this.#kept = kept.events;
    this.#order = kept.order;
    this.#seq = kept.seq;
  }

  #save(): void {
    if (this.keep) keepTimeline({ order: this.#order, seq: this.#seq, events: this.#events });
  }
}

/** Says how it stands with the simulator, and so with the lanes that need one. */
function simulatorText(state: SimulatorFeed['state'], address: string): string {
  switch (state) {
    case 'none':
      return 'No simulator: the lanes gateway and webhook stay empty. Give its address in the attribute simulator.';
    case 'wrong':
      return `“${address}” is not the address of a simulator. Write it as http://127.0.0.1:8800.`;
    case 'no-order':
      return `The simulator at ${address} is asked as soon as the checkout has an order.`;
    case 'waiting':
      return `Connecting to the simulator at ${address}.`;
    case 'lost':
      return `The simulator at ${address} does not answer, or was not told of this page by --parent.`;
    case 'open':
      return `Connected to the simulator at ${address}.`;
  }
}
