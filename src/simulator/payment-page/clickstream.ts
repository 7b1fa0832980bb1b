import { paysInInstalments } from '../methods/payment-draft.ts';
import type { Checkout } from './checkout.ts';
import type { PageFlow, PageInput } from './page-flow.ts';
import { paymentAttempt } from './sdk-messages.ts';

/** The payload of one `log_stream` event, in the words of the SDK's clickstream. */
export interface ClickstreamLog {
  readonly category: 'screen' | 'action';
  readonly subcategory: 'screen' | 'user' | 'system';
  readonly label: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** The result of a call to the gateway. */
export interface GatewayCall {
  /** The purpose of the call; never its address, which holds a token. */
  readonly type: string;
  /** 0 if there was no answer. */
  readonly status: number;
  /** In ms. */
  readonly latency: number;
}

/*
 * What the clickstream tells of a visit: which screen is shown and what was pressed. What the shopper types is in none
 * of it, unlike in the vendor's, whose samples hold the first digits of cards and whole VPAs.
 */

/** The logs of one step. */
export function clickstreamOf(before: PageFlow, input: PageInput, after: PageFlow): readonly ClickstreamLog[] {
  const logs = [...pressed(before, input)];
  if (input.type === 'opened')
    logs.push(system('eligible_options', { eligible_options: eligibleOptions(input.checkout) }));
  const screen = nameOf(after);
  if (screen !== nameOf(before)) {
    logs.push({
      category: 'screen',
      subcategory: 'screen',
      label: 'current_screen',
      value: { url: `/${screen}`, screen_name: screen, presentation_type: 'fullscreen', id: screen },
    });
  }
  return logs;
}

/** The log of a call to the gateway. */
export function apiStatus({ type, status, latency }: GatewayCall): ClickstreamLog {
  const failed = status === 0 || status >= 400;
  return system('api_status', {
    type,
    status_code: status,
    error_message: failed ? 'failed' : '',
    api_latency: Math.round(latency),
  });
}

/** The log of how long the page took until it could be seen. */
export function renderTime(latency: number): ClickstreamLog {
  return system('render_time', { latency: String(Math.round(latency)), stage: 'first_screen', type: 'render' });
}

/** The log of what the page does by itself, such as `{hide_loader: true}`. */
export function pageEvent(value: Readonly<Record<string, unknown>>): ClickstreamLog {
  return system('on_event', value);
}

/** The log of something that the shopper does. */
function userAction(label: string, value: Readonly<Record<string, unknown>>): ClickstreamLog {
  return { category: 'action', subcategory: 'user', label, value };
}

function system(label: string, value: Readonly<Record<string, unknown>>): ClickstreamLog {
  return { category: 'action', subcategory: 'system', label, value };
}

function eligibleOptions({ methods }: Checkout): readonly object[] {
  return methods.map(({ method }) => {
    const type = groupOf(method).toUpperCase();
    return { payment_method: type, payment_method_type: type };
  });
}

/** The name of each button. The vendor's names where it has one. */
const buttons: Partial<Record<PageInput['type'], string>> = {
  back: 'back_button_pressed',
  again: 'retry',
  stay: 'stay',
  leave: 'leave',
};

function pressed(before: PageFlow, input: PageInput): readonly ClickstreamLog[] {
  const screen = nameOf(before);
  const button = buttons[input.type];
  if (button !== undefined) return [userAction('button_clicked', { button_name: button, screen })];
  if (input.type === 'choose') {
    return [userAction('payment_instrument_group', { pig_name: groupOf(input.method), screen, section: 'methods' })];
  }
  if (input.type !== 'pay') return [];
  const { payment_method_type, payment_method } = paymentAttempt(input.instrument).payload;
  const { instrument } = input;
  const chosen =
    payment_method_type === 'CARD'
      ? userAction('card_selected', { card_details: { card_type: '', card_brand: payment_method, bank_name: '' } })
      : payment_method_type === 'NB'
        ? userAction('bank_selected', { bank_name: payment_method })
        : instrument.log && userAction(instrument.log.label, instrument.log.value);
  return [
    ...(chosen ? [chosen] : []),
    userAction('payment_option_selected', {
      payment_method_type,
      payment_method,
      is_selected: true,
      is_emi: paysInInstalments(instrument),
      is_saved: instrument.command.method === 'saved-card',
      offer_applicable: hasOffer(before, instrument.command.method),
    }),
    userAction('button_clicked', { button_name: 'proceed_to_pay', screen }),
  ];
}

function hasOffer(flow: PageFlow, method: string): boolean {
  const offers = 'checkout' in flow ? flow.checkout.order.offers : undefined;
  return offers?.some(({ methods }) => methods.some((name) => name === method)) ?? false;
}

function groupOf(method: string): string {
  return method === 'netbanking' ? 'nb' : method;
}

function nameOf(flow: PageFlow): string {
  return flow.screen;
}

/** Which label and key a changed field has, by where the browser may find its value. */
const changes: Readonly<Record<string, readonly [label: string, key: string]>> = {
  'cc-number': ['card_number_changed', 'AddCardScreen'],
  'cc-exp': ['expiry_date_changed', 'AddCardScreen'],
  'cc-csc': ['cvv_changed', 'AddCardScreen'],
};

/**
 * Logs which field the shopper is in, and that it was changed: once for each visit of the field, so that not even the
 * number of characters is told, and never with what is in it.
 */
export function watchFields(page: Element, log: (log: ClickstreamLog) => void, signal: AbortSignal): void {
  let changed: EventTarget | null = null;
  const options = { signal };
  page.addEventListener('focusin', ({ target }) => note(target, 'focused'), options);
  page.addEventListener('focusout', ({ target }) => note(target, 'blurred'), options);
  page.addEventListener(
    'input',
    ({ target }) => {
      const change =
        target instanceof HTMLInputElement ? changes[target.getAttribute('autocomplete') ?? ''] : undefined;
      if (!change || target === changed) return;
      changed = target;
      log(userAction(change[0], { [change[1]]: 'masked' }));
    },
    options,
  );

  function note(target: EventTarget | null, status: 'focused' | 'blurred'): void {
    if (status === 'blurred') changed = null;
    if (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox') {
      log(userAction('field_focussed', { fieldName: target.name, status }));
    }
  }
}
