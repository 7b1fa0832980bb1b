import type { SdkMessage } from '../../protocol/payment-page-messages.ts';

/** Something that the callback gets, and how many ms after it would have been due. */
export interface Delivery {
  /** Not always a message: the SDK's builds differ, and a page must stand all of them. */
  readonly message: unknown;
  readonly after: number;
}

/** A way in which the SDK may behave, on demand, so that a merchant page can be tried against it. */
interface Scenario {
  /** One line for the documentation. */
  readonly about: string;
  /** Returns the deliveries to the callback for a message. */
  readonly deliver: (message: SdkMessage) => readonly Delivery[];
  /** The deliveries after a call of `terminate`. */
  readonly afterTerminate?: readonly Delivery[];
  /** The payment page's own act after `hide_loader`. */
  readonly page?: 'app-link';
  /** The payment page is loaded anew after `hide_loader`, once. */
  readonly reloadsPage?: true;
  /** `process` ends in the script, with a warning on the console alone. */
  readonly swallowsProcess?: true;
  /** The height of the iframe, in CSS pixels, from the first order on. */
  readonly height?: number;
}

/** The delay of late messages, in ms. */
const lateness = 3_000;

const once = (message: unknown): readonly Delivery[] => [{ message, after: 0 }];

/** Changes the messages of one event; all others come as they are. */
function when(event: string, change: (message: SdkMessage) => readonly Delivery[]): Scenario['deliver'] {
  return (message) => (message.event === event ? change(message) : once(message));
}

/** The named event comes right before or after another one. */
const extra = (message: SdkMessage, event: string, payload: object = {}): Delivery => ({
  message: { service: message.service, requestId: message.requestId, event, payload },
  after: 0,
});

const isSessionToken = ({ payload }: SdkMessage) => payload['action'] === 'upiGetSessionToken';

const withoutError = ({ service, requestId, event, payload }: SdkMessage) => ({ service, requestId, event, payload });

/**
 * The scenarios by name. A page asks for one in the address of the script, `HyperServices.js?scenario=NAME`; in the
 * element's frame by `frame-url`, `/frame/?scenario=NAME`.
 */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'late-initiate-result': {
    about: '`initiate_result` comes three seconds late, perhaps after the events of `process`.',
    deliver: when('initiate_result', (message) => [{ message, after: lateness }]),
  },
  'no-initiate-result': {
    about: '`initiate_result` never comes.',
    deliver: when('initiate_result', () => []),
  },
  'text-events': {
    about: 'Every event is a JSON text instead of an object, as older builds have it.',
    deliver: (message) => once(JSON.stringify(message)),
  },
  'unknown-event': {
    about: 'After `hide_loader` comes an event that no documentation names.',
    deliver: when('hide_loader', (message) => [...once(message), extra(message, 'mystery_event', { answer: 42 })]),
  },
  'show-loader': {
    about: '`show_loader` comes before `hide_loader`.',
    deliver: when('hide_loader', (message) => [extra(message, 'show_loader'), ...once(message)]),
  },
  'invoke-error-handling': {
    about: 'After `hide_loader` the page says by `invokeErrorHandling` that it cannot go on.',
    deliver: when('hide_loader', (message) => [
      ...once(message),
      extra(message, 'invokeErrorHandling', { error_message: 'Something went wrong' }),
    ]),
  },
  'session-expired': {
    about: 'After `hide_loader` the page says by `sessionExpired` that the signed data is too old.',
    deliver: when('hide_loader', (message) => [
      ...once(message),
      extra(message, 'sessionExpired', { timestamp: new Date().toISOString() }),
    ]),
  },
  'nested-failure': {
    about: '`process_result` has its status one level down and no `error`, as one official sample of a failure has.',
    deliver: when('process_result', (message) => {
      const { payload, errorCode, errorMessage } = message;
      return once({ ...withoutError(message), payload: { payload, errorCode, errorMessage } });
    }),
  },
  'no-error-flag': {
    about: 'Results come without `error`, `errorCode` and `errorMessage`.',
    deliver: (message) => once(withoutError(message)),
  },
  'double-result': {
    about: '`process_result` comes twice.',
    deliver: when('process_result', (message) => [...once(message), ...once(message)]),
  },
  'no-process-result': {
    about: '`process_result` never comes: only the order status tells.',
    deliver: when('process_result', () => []),
  },
  'foreign-request-id': {
    about: '`process_result` carries a `requestId` of no request, as the sample response of the documentation does.',
    deliver: when('process_result', (message) => once({ ...message, requestId: 'a-reference-of-the-gateway' })),
  },
  'no-request-id': {
    about: 'No event has a `requestId`, as in the samples of iframe events.',
    deliver: ({ requestId: _, ...message }) => once(message),
  },
  'token-unanswered': {
    about: '`upiGetSessionToken` is never answered, as on the web, where there is no SIM.',
    deliver: (message) => (isSessionToken(message) ? [] : once(message)),
  },
  'silent-process': {
    about: '`process` ends in the script: one error on the console, no event, and the payment page stays hidden.',
    deliver: once,
    swallowsProcess: true,
  },
  'app-link': {
    about: 'After `hide_loader` the payment page opens a UPI app by a link with the scheme `upi:`, and stays.',
    deliver: once,
    page: 'app-link',
  },
  'height-update': {
    about: 'The script makes its iframe 1400 px high, higher than the element around it.',
    deliver: once,
    height: 1400,
  },
  'page-reload': {
    about:
      'After `hide_loader` the payment page is loaded anew. On a page of your own it stays empty, as it does live.',
    deliver: once,
    reloadsPage: true,
  },
  'result-after-terminate': {
    about: 'A `process_result` comes although `terminate` was called.',
    deliver: once,
    afterTerminate: once({
      service: 'in.juspay.hyperpay',
      requestId: '',
      event: 'process_result',
      payload: { action: 'process', status: 'user_aborted' },
      error: true,
      errorCode: 'JP_002',
      errorMessage: 'User aborted',
    }),
  },
};

/** The behaviour without a scenario. */
export const asDocumented: Scenario = { about: 'Every event once, as documented.', deliver: once };

/** Returns the scenario of that name, or undefined. */
export function findScenario(name: string): Scenario | undefined {
  return Object.hasOwn(scenarios, name) ? scenarios[name] : undefined;
}

/** Settings of the simulator's script. The vendor's script has none: they come from the address of the script. */
export interface ScriptSettings {
  /** The origin of the simulator. */
  origin: string;
  scenario: Scenario;
  /** The end of a checkout in a frame. Empty: the merchant's own setting. */
  ending: string;
  /**
   * The script runs in the simulator's own frame page, which is not a merchant's. It marks its iframe with the height
   * of the content, and tells a payment page that reloads the calls that it has lost.
   */
  inFramePage: boolean;
}

/** The settings of this script, set once before a merchant page can use the class. */
export const settings: ScriptSettings = { origin: '', scenario: asDocumented, ending: '', inFramePage: false };
