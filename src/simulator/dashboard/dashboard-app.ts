import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { controlsView } from './controls-view.ts';
import { LiveUpdates, simulatorClient as client } from './simulator-client.ts';
import { type Filter, type ListChoice, orderList, requestsView, transactionsView, webhooksView } from './list-views.ts';
import { orderDetail } from './order-detail.ts';
import { orderHref, routeOf, type Route } from './route.ts';
import type { EndResult } from '../contract/closed-sets.ts';
import type {
  ControlWebhook,
  EndingOption,
  OrderRow,
  OrderView,
  RequestRow,
  SimulatorState,
  TransactionRow,
  WebhookRow,
} from '../contract/dashboard.ts';
import { clockText, dayText, durationText } from './parts.ts';

type EndingName = EndingOption['name'];

const tabs = [
  { view: 'orders', name: 'Orders' },
  { view: 'transactions', name: 'Transactions' },
  { view: 'webhooks', name: 'Webhooks' },
  { view: 'requests', name: 'Requests' },
  { view: 'controls', name: 'Controls' },
  { view: 'theme', name: 'Theme' },
] as const;

const answers: Readonly<Record<EndResult, string>> = {
  now: 'Done.',
  'next-payment': 'No payment waits for an answer. The next one of this order ends so.',
  'too-late': 'This order is paid: it stays so.',
  'at-the-bank': 'The bank has this payment and has not answered: it can only be charged or declined.',
};

/**
 * The simulator's dashboard: what happens in it, live, and every lever that it has.
 *
 * @element hyper-dashboard
 */
export class DashboardApp extends LitElement {
  static override properties = {
    route: { state: true },
    state: { state: true },
    orders: { state: true },
    order: { state: true },
    transactions: { state: true },
    webhooks: { state: true },
    requests: { state: true },
    filter: { state: true },
    search: { state: true },
    chosen: { state: true },
    said: { state: true },
    lost: { state: true },
    ticks: { state: true },
  };

  declare private route: Route;
  declare private state: SimulatorState | undefined;
  declare private orders: readonly OrderRow[] | undefined;
  declare private order: OrderView | undefined;
  declare private transactions: readonly TransactionRow[] | undefined;
  declare private webhooks: readonly WebhookRow[] | undefined;
  declare private requests: readonly RequestRow[] | undefined;
  declare private filter: Filter;
  declare private search: string;
  /** The ending that is selected for the order. */
  declare private chosen: EndingName;
  /** The result of the last action on the order's page. */
  declare private said: string;
  /** The simulator does not answer. */
  declare private lost: boolean;
  /** Counts seconds, so that the clock goes on. */
  declare private ticks: number;
  readonly #live = new LiveUpdates(
    () => void this.#load(),
    (lost) => (this.lost = lost),
  );
  #second = 0;

  constructor() {
    super();
    this.route = routeOf(location.hash);
    this.search = this.route.view === 'requests' ? this.route.search : '';
    this.filter = '';
    this.chosen = 'charged';
    this.said = '';
    this.lost = false;
    this.ticks = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#handleHash);
    this.#second = window.setInterval(() => (this.ticks += 1), 1_000);
    this.#live.open();
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#handleHash);
    window.clearInterval(this.#second);
    this.#live.close();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues): void {
    // On a phone the tabs are wider than the screen.
    if (changed.has('route'))
      this.renderRoot.querySelector('nav [aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (!changed.has('order') || !this.order) return;
    const before: unknown = changed.get('order');
    const isAnother = !before || this.renderRoot.querySelector('h1')?.textContent !== this.#titled;
    this.#titled = this.renderRoot.querySelector('h1')?.textContent ?? '';
    if (isAnother && this.#pressed) this.renderRoot.querySelector<HTMLElement>('#order-title')?.focus();
    this.#pressed = false;
  }
  #titled = '';
  /** Someone followed a link to an order: the focus goes there once it is shown. */
  #pressed = false;

  protected override render(): TemplateResult {
    const { route, state } = this;
    const section = sectionOf(route);
    return html`
      <header class="bar">
        <a class="home" href="/">Payment simulator</a>
        <nav aria-label="Dashboard">
          ${tabs.map(
            ({ view, name }) =>
              html`<a href=${`#/${view}`} aria-current=${view === section ? 'page' : 'false'}>${name}</a>`,
          )}
        </nav>
        ${state ? this.#clock(state) : nothing}
      </header>
      <p class="lost" role="alert">${this.lost ? 'The simulator does not answer. Looking again…' : nothing}</p>
      <main class="view" data-view=${route.view} aria-busy=${this.#isReady ? 'false' : 'true'}>${this.#view()}</main>
    `;
  }

  get #isReady(): boolean {
    return this.state !== undefined;
  }

  #clock(state: SimulatorState): TemplateResult {
    const now = Date.now() + state.ahead;
    return html`
      <p class="clock">
        <span class="live" data-lost=${this.lost ? 'yes' : 'no'} aria-hidden="true"></span>
        <span>${dayText(now)}, <time>${clockText(now)}</time></span>
        ${state.ahead > 0 ? html`<strong>+${durationText(state.ahead)}</strong>` : nothing}
        <button type="button" @click=${() => this.#put(client.moveClock({ advance: 600_000 }))}>+ 10 min</button>
      </p>
    `;
  }

  #view(): TemplateResult | typeof nothing {
    const { route, state } = this;
    if (!state) return nothing;
    const now = Date.now() + state.ahead;
    switch (route.view) {
      case 'controls':
        return html`<h1>Controls</h1>
          ${controlsView(state, {
            change: (settings) => this.#put(client.change(settings)),
            moveClock: (command) => this.#put(client.moveClock(command)),
          })}`;
      case 'theme':
        return html`<h1>Theme</h1>
          <hyper-theme-editor></hyper-theme-editor>`;
      case 'webhooks':
        return this.webhooks ? webhooksView(this.webhooks, { ...this.#listed, now, control: this.#control }) : nothing;
      case 'requests':
        return this.requests ? requestsView(this.requests, this.#listed) : nothing;
      case 'transactions':
        return this.transactions ? transactionsView(this.transactions, this.#listed) : nothing;
      default:
        return this.#orders(state, route);
    }
  }

  #orders(state: SimulatorState, route: Route): TemplateResult {
    const shown = route.view === 'order' ? orderHref(route.merchantId, route.orderId) : '';
    const { order } = this;
    return html`
      ${this.orders ? orderList(this.orders, { ...this.#listed, shown }) : nothing}
      <div class="detail">
        ${
          route.view !== 'order'
            ? html`<p class="hint">Choose an order to see everything that happened to it.</p>`
            : order && orderHref(order.merchantId, order.orderId) === shown
              ? orderDetail(order, {
                  endings: state.endings,
                  chosen: this.chosen,
                  said: this.said,
                  now: Date.now() + state.ahead,
                  choose: (ending) => (this.chosen = ending),
                  end: (ending) => void this.#end(order, ending),
                  reverse: () => void client.reverseWebhooks(order.merchantId, order.orderId),
                  control: this.#control,
                })
              : nothing
        }
      </div>
    `;
  }

  readonly #control = (id: string, command: ControlWebhook) => void client.controlWebhook(id, command);

  get #listed(): ListChoice {
    return {
      filter: this.filter,
      choose: (filter) => {
        this.filter = filter;
        void this.#load();
      },
      search: this.search,
      find: (search) => {
        this.search = search;
        void this.#load();
      },
    };
  }

  readonly #handleHash = () => {
    const before = this.route;
    this.route = routeOf(location.hash);
    this.said = '';
    // The list of orders stays as it is while one of them is looked at.
    if (sectionOf(before) !== sectionOf(this.route)) [this.filter, this.search] = ['', ''];
    if (this.route.view === 'requests') this.search = this.route.search;
    this.#pressed = this.route.view === 'order';
    void this.#load();
  };

  async #end(order: OrderView, ending: EndingName): Promise<void> {
    const result = await client.end(order.merchantId, order.orderId, ending);
    this.said = result ? answers[result] : 'The simulator did not answer. Try again.';
  }

  #put(answer: Promise<SimulatorState | undefined>): void {
    void answer.then((state) => (this.state = state ?? this.state));
  }

  /** Loads what the view shows. An answer that comes after the view or the search has changed is not used. */
  async #load(): Promise<void> {
    const { route, search, filter } = this;
    const isWanted = () => this.route === route && this.search === search && this.filter === filter;
    const lists = sectionOf(route) === 'orders';
    const [state, orders, order, transactions, webhooks, requests] = await Promise.all([
      client.state(),
      lists ? client.orders(search, filter) : undefined,
      route.view === 'order' ? client.order(route.merchantId, route.orderId) : undefined,
      route.view === 'transactions' ? client.transactions() : undefined,
      route.view === 'webhooks' ? client.webhooks() : undefined,
      route.view === 'requests' ? client.requests(search) : undefined,
    ]);
    if (!isWanted()) return;
    this.state = state ?? this.state;
    this.orders = orders ?? this.orders;
    this.order = order ?? this.order;
    this.transactions = transactions ?? this.transactions;
    this.webhooks = webhooks ?? this.webhooks;
    this.requests = requests ?? this.requests;
  }
}

function sectionOf({ view }: Route): (typeof tabs)[number]['view'] {
  return view === 'order' ? 'orders' : view;
}
