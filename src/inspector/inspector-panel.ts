import type { HyperCheckoutElement } from '../element.ts';
import { type InspectedEvent, lanes } from './inspector-element.ts';
import { copyText, make, makeButton } from './nodes.ts';
import { everything, type TimelineFilter, TimelineList } from './timeline-list.ts';

/** The time for which the panel says that the report is copied, in ms. */
const shown = 6_000;

/** The facts that the panel shows. */
export interface Inspected {
  readonly events: readonly InspectedEvent[];
  readonly element: HyperCheckoutElement | undefined;
  /** The id of the checkout. */
  readonly id: string;
  readonly orderId: string | undefined;
  /** The state of the connection to a simulator, as a sentence. */
  readonly simulator: string;
  /** The simulator answers. */
  readonly isLive: boolean;
}

/** The functions of the buttons. */
export interface PanelActions {
  readonly clear: () => void;
  readonly report: () => string;
  readonly filtered: () => void;
}

/** The content of the inspector: a heading, the controls, and the list of events. */
export class InspectorPanel {
  readonly #list = new TimelineList();
  readonly #checkout = make('p', { class: 'checkout' });
  readonly #simulator = make('p', { class: 'note' });
  readonly #said = make('p', { class: 'said', role: 'status' });
  readonly #counts = new Map(lanes.map((lane) => [lane, make('span', { class: 'count' })]));
  readonly #all: HTMLButtonElement;
  #filter: TimelineFilter = everything;
  #isOpen = false;

  constructor(root: ShadowRoot, actions: PanelActions) {
    const search = make('input', { type: 'search', 'aria-label': 'Filter events', placeholder: 'Filter' });
    search.addEventListener('input', () => {
      this.#filter = { ...this.#filter, text: search.value.trim().toLowerCase() };
      actions.filtered();
    });
    this.#all = makeButton('Expand all', () => this.#openAll());
    const lanesField = make('fieldset', {}, make('legend', { class: 'hidden' }, 'Lanes'));
    for (const [lane, count] of this.#counts) {
      const box = make('input', { type: 'checkbox', checked: '' });
      box.addEventListener('change', () => {
        const chosen = new Set(this.#filter.lanes);
        if (box.checked) chosen.add(lane);
        else chosen.delete(lane);
        this.#filter = { ...this.#filter, lanes: chosen };
        actions.filtered();
      });
      lanesField.append(make('label', { 'data-lane': lane }, box, make('span', {}, lane), count));
    }
    const copy = makeButton('Copy as bug report', () => this.#copy(actions.report(), root));
    copy.className = 'strong';
    const clear = makeButton('Clear', actions.clear);
    const header = make('header', {}, make('h2', {}, 'Inspector'), this.#checkout);
    const controls = make('div', { class: 'controls' }, lanesField, search, this.#all, clear, copy);
    root.append(
      make(
        'section',
        { 'aria-label': 'Checkout inspector' },
        ...[header, controls, this.#simulator, this.#said, this.#list.node],
      ),
    );
  }

  /** Shows the present facts. */
  show({ events, element, id, orderId, simulator, isLive }: Inspected): void {
    const counts = this.#list.show(events, this.#filter);
    for (const [lane, node] of this.#counts) node.textContent = String(counts[lane]);
    this.#simulator.textContent = simulator;
    this.#simulator.classList.toggle('live', isLive);
    const order = orderId ? [' order ', make('code', {}, orderId)] : [];
    this.#checkout.replaceChildren(
      ...(element
        ? [make('code', {}, `#${id}`), ' ', make('strong', { class: 'state' }, element.state), ...order]
        : [
            id
              ? `This page has no <hyper-checkout id="${id}"> now.`
              : 'Give the id of a checkout in the attribute for.',
          ]),
      ...(element ? [] : order),
    );
  }

  #openAll(): void {
    this.#isOpen = !this.#isOpen;
    this.#list.openAll(this.#isOpen);
    this.#all.textContent = this.#isOpen ? 'Collapse all' : 'Expand all';
  }

  #copy(report: string, root: ShadowRoot): void {
    if (copyText(report, root)) {
      this.#said.textContent = 'Copied. Read it before you send it.';
      setTimeout(() => (this.#said.textContent = ''), shown);
      return;
    }
    const field = make('textarea', { readonly: '', 'aria-label': 'Bug report', rows: '8' });
    field.value = report;
    this.#said.replaceChildren('The browser does not let this page copy. Copy the text by hand.', field);
    field.select();
  }
}
