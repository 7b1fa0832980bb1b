import { type InspectedEvent, type Lane, lanes } from './inspector-element.ts';
import { make } from './nodes.ts';

const clock = new Intl.DateTimeFormat('en-GB', {
  ...({ hour: '2-digit', minute: '2-digit', second: '2-digit' } as const),
  fractionalSecondDigits: 3,
});

/** The distance from its end at which a list still follows new events, in px. */
const atEnd = 48;

/** The events that are shown. */
export interface TimelineFilter {
  readonly lanes: ReadonlySet<Lane>;
  /** In lower case; empty for every text. */
  readonly text: string;
}

/** The list of events. Each has one row, made once: a filter hides rows, and opened payloads stay open. */
export class TimelineList {
  readonly node: HTMLElement;
  readonly #list = make('ol');
  readonly #empty = make('p', { class: 'empty' });
  readonly #rows = new Map<InspectedEvent, HTMLLIElement>();

  constructor() {
    const attributes = { class: 'log', role: 'log', 'aria-label': 'Timeline', tabindex: '0' };
    this.node = make('div', attributes, this.#list, this.#empty);
  }

  /** Shows these events through a filter, and scrolls along if the end was in view. Returns how many each lane has. */
  show(events: readonly InspectedEvent[], filter: TimelineFilter): Readonly<Record<Lane, number>> {
    const { node } = this;
    const follows = node.scrollHeight - node.scrollTop - node.clientHeight < atEnd;
    const known = new Set(events);
    for (const [event, row] of this.#rows) {
      if (known.has(event)) continue;
      row.remove();
      this.#rows.delete(event);
    }
    const counts = { page: 0, element: 0, frame: 0, gateway: 0, webhook: 0 };
    let isEmpty = true;
    for (const event of events) {
      counts[event.lane] += 1;
      const row = this.#rows.get(event) ?? this.#add(event);
      row.hidden = !isShown(event, filter);
      isEmpty &&= row.hidden;
    }
    this.#empty.hidden = !isEmpty;
    this.#empty.textContent = events.length === 0 ? 'Nothing has happened yet.' : 'No event matches the filter.';
    if (follows) node.scrollTop = node.scrollHeight;
    return counts;
  }

  /** Opens or closes every payload. */
  openAll(isOpen: boolean): void {
    for (const details of this.#list.querySelectorAll('details')) details.open = isOpen;
  }

  #add(event: InspectedEvent): HTMLLIElement {
    const { at, lane, text, payload } = event;
    const line = [
      make('time', { datetime: new Date(at).toISOString() }, clock.format(at)),
      make('span', { class: 'lane' }, lane),
      make('span', { class: 'text' }, text),
    ];
    const content =
      payload === undefined
        ? make('div', { class: 'line' }, ...line)
        : make(
            'details',
            {},
            make('summary', { class: 'line' }, ...line),
            make('pre', {}, JSON.stringify(payload, undefined, 2)),
          );
    const row = make('li', { 'data-lane': lane }, content);
    this.#list.append(row);
    this.#rows.set(event, row);
    return row;
  }
}

/** A filter that shows everything. */
export const everything: TimelineFilter = { lanes: new Set(lanes), text: '' };

function isShown({ lane, text, payload }: InspectedEvent, filter: TimelineFilter): boolean {
  if (!filter.lanes.has(lane)) return false;
  if (filter.text === '') return true;
  return `${lane} ${text} ${payload === undefined ? '' : JSON.stringify(payload)}`.toLowerCase().includes(filter.text);
}
