import { defined, isPlainObject, own, ownText } from './plain-object.ts';

/** The names of the SDK events that this package knows. The set is open: others pass through as they are. */
export const knownSdkEvents = [
  'initiate_result',
  'process_result',
  'show_loader',
  'hide_loader',
  'log_stream',
  'user_event',
  'paymentAttempt',
  'retryTriggered',
  'sessionExpired',
  'invokeErrorHandling',
  'guest_login',
] as const;

/** One of the {@link knownSdkEvents}. */
export type KnownSdkEvent = (typeof knownSdkEvents)[number];

/**
 * One event of HyperSDK as its callback delivered it, parsed once.
 *
 * Older builds send JSON text where newer ones send an object; both come out of {@link parseSdkEvent} the same.
 * Source: seed 003, "Response structure".
 */
export interface SdkEvent {
  /** The SDK's own name, such as `process_result`. */
  readonly event: string;
  /** The request that it answers; iframe builds leave it out of some events. */
  readonly requestId?: string;
  readonly service?: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Present on result events. True for every status but `charged` and `cod_initiated`, so pending ones too. */
  readonly error?: boolean;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  /**
   * Present if a `process_result` ended the open payment under the id of another request. The frame says so; HyperSDK's own
   * samples differ, so that such a result counts.
   */
  readonly foreignRequestId?: true;
  /** The order that the payment page was shown for. The element says so, once it has processed an order with an id. */
  readonly orderId?: string;
  /** The message as it came, untouched. */
  readonly raw: unknown;
}

const longestErrorMessage = 512;
/** Longer JSON text is no event: parsing it would stop the page. */
const longestText = 4_000_000;

/** Reads what the SDK's callback was given; undefined for anything that is not an event. */
export function parseSdkEvent(raw: unknown): SdkEvent | undefined {
  return readSdkEvent(sdkMessageOf(raw), raw);
}

/** Parses the JSON text of an older build; an object comes back as it is. Undefined for a text that is not JSON. */
export function sdkMessageOf(raw: unknown): unknown {
  if (typeof raw !== 'string') return raw;
  try {
    return raw.length > longestText ? undefined : JSON.parse(raw);
  } catch {
    return undefined; // Not an event: the caller drops and counts it.
  }
}

/** Reads the object of an event, parsed before; `raw` is the message that it came as. */
export function readSdkEvent(message: unknown, raw: unknown): SdkEvent | undefined {
  if (!isPlainObject(message)) return undefined;
  const event = ownText(message, 'event');
  if (!event) return undefined;
  const payload = own(message, 'payload');
  const error = own(message, 'error');
  return defined({
    event,
    requestId: ownText(message, 'requestId'),
    service: ownText(message, 'service'),
    payload: isPlainObject(payload) ? Object.freeze(payload) : {},
    // Some builds send the flag as text.
    error: typeof error === 'string' ? error === 'true' : typeof error === 'boolean' ? error : undefined,
    errorCode: ownText(message, 'errorCode'),
    errorMessage: ownText(message, 'errorMessage')?.slice(0, longestErrorMessage),
    raw,
  });
}

/**
 * True if an `initiate_result` event says that `initiate` has failed: its `error` is true, or its status begins with `fail`,
 * in any case of letters. Builds of the SDK have several words for a success, and some have none.
 */
export function hasInitiateFailed({ payload, error }: SdkEvent): boolean {
  return error === true || /^\s*fail/i.test(ownText(payload, 'status') ?? '');
}

/** True for a success of `initiate` that says so in other words than `success`, or in none: worth a warning. */
export function isInitiateUnclear(event: SdkEvent): boolean {
  return !hasInitiateFailed(event) && !/^\s*success\s*$/i.test(ownText(event.payload, 'status') ?? '');
}

/** The labels of `log_stream` that are documented, and what each one's `value` holds (vendor documentation, "clickstream"). */
export const logLabels = [
  'current_screen',
  'button_clicked',
  'checkbox_clicked',
  'payment_instrument_group',
  'stored_card_selected',
  'card_selected',
  'bank_selected',
  'wallet_selected',
  'upi_apps',
  'upi_id_changed',
  'card_number_changed',
  'cvv_changed',
  'expiry_date_changed',
  'field_focussed',
  'item_selected',
  'form_input_validation',
  'payment_option_selected',
  'emi_plan_selected',
  'eligible_options',
  'outage_info',
  'api_status',
  'render_time',
  'on_event',
] as const;

/** A documented label of `log_stream`. */
export type LogLabel = (typeof logLabels)[number];

/** One entry of the clickstream. `value` may hold what the shopper typed: it belongs in no log of yours. The
 * frame masks card numbers in it. */
export interface LogEntry {
  readonly label: LogLabel | (string & {});
  /** `screen` or `action`; newer samples leave it out. */
  readonly category?: string;
  /** `screen`, `user` or `system`; newer samples leave it out. */
  readonly subcategory?: string;
  readonly value: unknown;
}

/** The instrument with which the shopper pressed Pay. Card fields are empty for what is no card. */
export interface PaymentAttempt {
  /** Such as `CARD`, `NB`, `UPI`, `WALLET`. */
  readonly payment_method_type: string;
  /** Such as `VISA` or `NB_HDFC`. */
  readonly payment_method: string;
  readonly payment_card_type: string;
  readonly payment_card_issuer: string;
  /** Present only if the payment page waits for a `resumePayment` with this reference. */
  readonly txnReference?: string;
}

/** The payload of each known event. */
export interface EventPayloads {
  initiate_result: { readonly action: string; readonly hasFailed: boolean };
  process_result: Readonly<Record<string, unknown>>;
  show_loader: Readonly<Record<string, unknown>>;
  hide_loader: Readonly<Record<string, unknown>>;
  log_stream: LogEntry;
  user_event: { readonly action: 'setPageTitle'; readonly title: string };
  paymentAttempt: PaymentAttempt;
  /** `timestamp` is ISO 8601. */
  retryTriggered: { readonly timestamp: string };
  /** `timestamp` is ISO 8601. */
  sessionExpired: { readonly timestamp: string };
  invokeErrorHandling: { readonly error_message: string };
  guest_login: Readonly<Record<string, unknown>>;
}

/** A known event with its payload as documented, to be told apart by `event`. */
export type KnownEvent = {
  [Name in KnownSdkEvent]: { readonly event: Name; readonly payload: EventPayloads[Name] };
}[KnownSdkEvent];

/**
 * Reads an event of the SDK as one of the documented ones; undefined for an unknown name or another payload.
 *
 * The set of events is open, so undefined is no error: the event itself still says all it was sent with. The end of a
 * payment is read by `readProcessResult`.
 */
export function readKnownEvent(sdkEvent: SdkEvent): KnownEvent | undefined {
  const { event, payload } = sdkEvent;
  const text = (key: string) => ownText(payload, key);
  switch (event) {
    case 'initiate_result':
      return {
        event,
        payload: { action: text('action') ?? 'initiate', hasFailed: hasInitiateFailed(sdkEvent) },
      };
    case 'process_result':
    case 'show_loader':
    case 'hide_loader':
    case 'guest_login':
      return { event, payload };
    case 'log_stream': {
      const entry = readLogEntry(payload);
      return entry && { event, payload: entry };
    }
    case 'user_event': {
      const title = text('title');
      return text('action') === 'setPageTitle' && title !== undefined
        ? { event, payload: { action: 'setPageTitle', title } }
        : undefined;
    }
    case 'paymentAttempt':
      return { event, payload: readPaymentAttempt(payload) };
    case 'retryTriggered':
    case 'sessionExpired':
      return { event, payload: { timestamp: text('timestamp') ?? '' } };
    case 'invokeErrorHandling':
      return { event, payload: { error_message: text('error_message') ?? '' } };
    default:
      return undefined;
  }
}

/** Some samples nest the entry in a second payload. */
function readLogEntry(payload: Readonly<Record<string, unknown>>): LogEntry | undefined {
  const nested = own(payload, 'payload');
  const entry = isPlainObject(nested) ? nested : payload;
  const label = ownText(entry, 'label');
  if (label === undefined) return undefined;
  const category = ownText(entry, 'category');
  const subcategory = ownText(entry, 'subcategory');
  return {
    label,
    ...(category !== undefined && { category }),
    ...(subcategory !== undefined && { subcategory }),
    value: own(entry, 'value'),
  };
}

function readPaymentAttempt(payload: Readonly<Record<string, unknown>>): PaymentAttempt {
  const text = (key: string) => ownText(payload, key) ?? '';
  const txnReference = text('txnReference');
  return {
    payment_method_type: text('payment_method_type'),
    payment_method: text('payment_method'),
    payment_card_type: text('payment_card_type'),
    payment_card_issuer: text('payment_card_issuer'),
    ...(txnReference && { txnReference }),
  };
}
