/** An SDK script that the table of scenarios runs against. */
export interface Target {
  readonly name: 'stand-in' | 'simulator';
  /** The address of the script. */
  readonly script: string;
  /** The host for `environment: "sandbox"`, without a slash at the end. */
  readonly sandbox: string;
  /** The host for every other environment. */
  readonly live: string;
  /** The payload of a `process` with a signed order. */
  readonly order: Readonly<Record<string, unknown>>;
}

/** An instance of the class, of which nothing is taken for granted. */
export interface Sdk {
  initiate(...given: unknown[]): unknown;
  process(...given: unknown[]): unknown;
  terminate(): unknown;
  isInitialised(): unknown;
  handleBackpress(): unknown;
  onBackpress(): unknown;
  updatePadding(): unknown;
  [field: string]: unknown;
}

/** A message of the script to its payment page. */
export interface Call {
  readonly name: string;
  readonly sent: Readonly<Record<string, unknown>>;
}

/** An argument of the callback. */
export interface SdkEvent {
  readonly event: string;
  readonly requestId?: string;
  readonly service?: string;
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** One instance with a callback that keeps what it gets. */
export interface Session {
  readonly sdk: Sdk;
  readonly events: readonly SdkEvent[];
  readonly callback: (event: unknown) => void;
  /** Resolves once an event has come so often. */
  readonly until: (name: string, number?: number) => Promise<void>;
  /** The events so far, each as its name, request and status. */
  readonly told: (...names: readonly string[]) => readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** A merchant's page with one of the scripts, see `openPage`. */
export interface Page {
  readonly target: Target;
  readonly Class: { new (region?: unknown): Sdk; preFetch(request: unknown): unknown; readonly prototype: Sdk };
  readonly window: Window & typeof globalThis;
  readonly document: Document;
  /** Iframes named `HyperServices`, in document order. */
  readonly frames: readonly HTMLIFrameElement[];
  /** Calls that reached a payment page. */
  readonly heard: readonly Call[];
  /** Forms that were sent, in place of sending them. */
  readonly forms: readonly HTMLFormElement[];
  readonly errors: number;
  readonly rejections: number;
  /** Uncaught errors. */
  readonly faults: number;
  /** The number of times that a payment page has said that it is ready. */
  readonly connections: number;
  /** Lets time pass for the script. */
  tick(ms: number): void;
  session(sdk?: Sdk): Session;
  /** The envelope `I` of the table. */
  initiateRequest(changes?: Fields, envelope?: Fields): { requestId: string; service: string; payload: Fields };
  /** The envelope with the signed order of the table. */
  processRequest(changes?: Fields, envelope?: Fields): { requestId: string; service: string; payload: Fields };
  addDiv(id: string, style?: string): HTMLElement;
  /** Resolves once another instance was answered: by then everything before it has had its time. */
  fence(): Promise<void>;
  until(holds: () => boolean): Promise<void>;
  /** Resolves once a payment page has got a call so often. */
  hears(name: string, number?: number): Promise<void>;
  /** Has the stand-in's payment page do something. The simulator's page takes no commands. */
  command(frame: HTMLIFrameElement | undefined, command: string, more?: object): void;
  /** The address of an iframe, with `SBX` or `LIVE` for its host and without what is random. */
  address(frame: HTMLIFrameElement | undefined): string;
  addressOf(text: string): string;
  /** The path of the page that has taken this one's place. */
  left(): Promise<string>;
  close(): void;
}

/** The outcome of a scenario, as plain values. */
export type Outcome = Readonly<Record<string, unknown>>;

/** A row of the table: a page, what its merchant does there, and the outcome with the vendor's script. */
export interface Scenario {
  /** The number of the row in the table of observed behaviour, or the fact that it is about. */
  readonly id: string;
  readonly title: string;
  /** Scenario of the simulator's script in which its page does what the stand-in is commanded to do. */
  readonly scenario?: string;
  /** JavaScript that the page runs before the script. */
  readonly before?: string;
  readonly nested?: boolean;
  readonly run: (page: Page) => Promise<Outcome>;
  readonly expected: Outcome;
  /** Errors on the console. Default 0. */
  readonly errors?: number;
  /** Unhandled rejections. Default 0. */
  readonly rejections?: number;
  /** The difference in the simulator, and its reason. */
  readonly simulator?: Difference;
}

/** A difference of the simulator's script from the vendor's, on purpose. */
export interface Difference {
  readonly outcome?: Outcome;
  readonly errors?: number;
  readonly rejections?: number;
  /** The simulator has nothing of the kind, so the row is not run against it. */
  readonly absent?: true;
  /** For the documentation. */
  readonly live: string;
  readonly here: string;
  readonly because: string;
}
