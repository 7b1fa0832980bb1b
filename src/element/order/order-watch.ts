import { viewOf } from '../../bridge/page-view.ts';
import { HyperCheckoutError, issueOf, type Parsed, refuse } from '../../protocol/checkout-error.ts';
import type { Language } from '../../protocol/language.ts';
import type { ProcessResult } from '../../protocol/process-status.ts';
import { type CheckoutPanels, element as node, retryButton, slotted, spinner } from '../checkout-panels.ts';
import type { ErrorTexts } from '../error-texts.ts';
import { HyperOrderStatusEvent } from './order-status-event.ts';
import type { FindingReporter } from '../findings.ts';
import type { HyperCheckoutElement } from '../hyper-checkout-element.ts';
import { webAddress } from '../web-address.ts';
import type { OrderReading } from './order-answer.ts';
import { orderTextsIn } from './order-texts.ts';
import { pollOrderStatus } from './poll-order-status.ts';

/** Follows the element, and returns the panel that it shows in place of the payment page, if there is one. */
export type OrderWatch = () => Node | undefined;

/** The part of the element that the watch uses. */
interface WatchedElement extends HyperCheckoutElement {
  requestUpdate(): void;
}

/** The panel that is shown: the status is asked for, is known, or is still open after the deadline. */
type Shown = 'checking' | 'unknown' | OrderReading;

/**
 * Makes the watch of an element, which asks `order-status-url` for the status of the order after a result.
 *
 * Another state of the element ends it: a restart, a termination, a removal. The customer sees "We are checking" until the
 * status is final, since a payment that looks failed may have arrived.
 */
export function watchOrder(
  element: WatchedElement,
  findings: Pick<FindingReporter, 'warn' | 'fail'>,
  panels: Pick<CheckoutPanels, 'textsIn'>,
  retry: () => void,
): OrderWatch {
  let subject: ProcessResult | HyperCheckoutError | undefined;
  let life = new AbortController();
  let shown: Shown | undefined;
  let attempted: string | undefined;
  element.addEventListener('hyper-payment-attempt', ({ detail }) => (attempted = detail.orderId));

  function show(next: Shown): void {
    shown = next;
    element.requestUpdate();
    keepFocus();
  }

  /** Lets the panel have the focus of what it replaces. */
  function keepFocus(): void {
    if (element.shadowRoot?.activeElement) void element.updateComplete.then(() => focusPanel(element));
  }

  async function ask(url: string): Promise<void> {
    const { signal } = life;
    const isFinal = await pollOrderStatus({
      url,
      orderId: subject instanceof HyperCheckoutError ? attempted : subject?.orderId,
      page: element.ownerDocument,
      signal,
      changed: (reading) => {
        if (reading.isFinal) show(reading);
        element.dispatchEvent(new HyperOrderStatusEvent(reading));
      },
      missed: (issue) => findings.warn(issue),
    });
    if (isFinal || signal.aborted) return;
    show('unknown');
    findings.fail(new HyperCheckoutError(issueOf('result-unknown', 'order-status-url', 'not-final')));
  }

  /** Follows the end of a payment, or whatever comes after it. */
  function follow(next: typeof subject): void {
    life.abort();
    life = new AbortController();
    shown = undefined;
    subject = next;
    if (!next || !element.orderStatusUrl) return;
    const address = statusAddress(element.orderStatusUrl, element.ownerDocument);
    if (!address.ok) {
      findings.warn(address.issue);
      return;
    }
    shown = 'checking';
    keepFocus();
    void ask(address.value);
  }

  const address = statusAddress(element.orderStatusUrl, element.ownerDocument);
  if (!address.ok) findings.warn(address.issue);
  element.requestUpdate();
  return () => {
    const next = subjectOf(element);
    if (next !== subject) follow(next);
    return shown && panelOf(shown, element.resolvedLanguage, panels.textsIn?.(element.resolvedLanguage), retry);
  };
}

/** The end of a payment that leaves open whether money moved. */
function subjectOf({ result, error }: HyperCheckoutElement): ProcessResult | HyperCheckoutError | undefined {
  if (result && result.nextStep !== 'none') return result;
  return error?.code === 'result-unknown' ? error : undefined;
}

/** Reads the address: one of the page's own host, or one that cannot be listened to on the way. */
function statusAddress(given: unknown, page: Document): Parsed<string> {
  const address = webAddress(given, 'order-status-url', page);
  if (!address.ok) return address;
  const { protocol, hostname } = new URL(address.value);
  const { location } = viewOf(page);
  const isSafe = protocol === 'https:' || (protocol === location.protocol && hostname === location.hostname);
  return isSafe ? address : refuse('url-scheme', 'order-status-url');
}

function panelOf(shown: Shown, language: Language, words: ErrorTexts | undefined, retry: () => void): Node {
  const texts = orderTextsIn(language);
  const { retry: again = '↻', unknown = '' } = words ?? {};
  if (shown === 'checking') {
    return panel('checking', spinner(), node('p', texts.checking), node('p', texts.wait));
  }
  if (shown === 'unknown') return panel('unknown', node('p', texts.unsettled), node('p', unknown));
  // Charged, and the server says that the order must not be fulfilled: only the shop knows why.
  if (shown.outcome === 'unknown') return panel('unknown', node('p', unknown));
  if (shown.outcome === 'success') {
    return panel(
      'paid',
      sign('M7 16.5l6 6 12-13'),
      node('p', shown.status === 'COD_INITIATED' ? texts.cash : texts.paid),
    );
  }
  const text = shown.status === 'AUTO_REFUNDED' ? texts.returned : texts.failed;
  return panel('not-paid', sign('M10 10l12 12M22 10L10 22'), node('p', text), retryButton(again, retry));
}

/** Makes a panel as high as the payment page that it stands for, which can take its focus. */
function panel(name: string, ...content: Node[]): Node {
  const slot = slotted(name, ...content);
  const box = slot.firstChild;
  if (box instanceof HTMLElement) {
    box.tabIndex = -1;
    Object.assign(box.style, {
      boxSizing: 'border-box',
      minHeight: 'var(--hyper-height, 640px)',
      alignContent: 'center',
      outline: 'none',
    });
  }
  return slot;
}

/** Makes the sign of a final panel. */
function sign(path: string): Node {
  const namespace = 'http://www.w3.org/2000/svg';
  const drawing = document.createElementNS(namespace, 'svg');
  const line = document.createElementNS(namespace, 'path');
  const attributes = { viewBox: '0 0 32 32', width: '48', height: '48', fill: 'none', stroke: 'currentColor' };
  for (const [name, value] of Object.entries({ ...attributes, 'stroke-width': '2.5', 'aria-hidden': 'true' })) {
    drawing.setAttribute(name, value);
  }
  line.setAttribute('d', path);
  drawing.append(line);
  return drawing;
}

function focusPanel(element: HyperCheckoutElement): void {
  const box = element.shadowRoot?.querySelector('[role=status] [tabindex]');
  if (box instanceof HTMLElement) box.focus();
}
