import type { CheckoutProperties } from '../../src/element/hyper-checkout-element.ts';
import type { FieldTable } from '../../src/protocol/requests/fields.ts';
import type { Finding } from '../protocol/bad-input.ts';
import type { Outcome } from './product.ts';
import type { Shown } from './simulated.ts';
import type { World } from './world.ts';

/** A value, or how it comes from the order that the test signs. */
export type Value = string | boolean | number | object | ((order: TestOrder) => unknown);

/** An order of the test: its id, its signed text and the signature. */
export interface TestOrder {
  readonly orderId: string;
  readonly orderDetails: string;
  readonly signature: string;
  /** When it was signed, in ms since 1970. */
  readonly now: number;
}

/**
 * The fate of one field on its way from the page to `HyperServices`, written by hand and run by a test.
 *
 * The expectations state the behaviour of today, also where a field does nothing.
 */
export type FieldCase = Right & Wrong;

interface Right {
  /** The element property that carries the field. */
  readonly property?: keyof CheckoutProperties;
  /** The way in which the field is set, if it differs from that of its section. For the reference. */
  readonly way?: string;
  readonly right: Value;
  /** The value that `HyperServices` gets for it. Default: `right`. `null`: none. */
  readonly arrives?: Value | null;
  /** Other fields or properties that the value needs beside it. */
  readonly needs?: Readonly<Record<string, unknown>>;
  /** The value before, where leaving the field out is not allowed. */
  readonly instead?: Value;
  /** The places where the simulator shows the value, and what stands there. */
  readonly shown?: Shown;
  /**
   * The outcome of the property beside `sdk-payload`: it is put into a copy of the payload (`merged`), warned of, goes to
   * `initiate` alone, is refused if it differs from the payload (with such a value), or is always refused.
   */
  /** The finding about the right value, if it has one. */
  readonly told?: Finding;
  readonly besideSession?: 'merged' | 'warned' | 'initiate' | { readonly compared: Value } | Finding;
}

type Wrong =
  /** The SDK is not told, and the developer gets this error. */
  | { readonly wrong: Value; readonly refused: Finding }
  /** The page is warned of this, and `HyperServices` gets `becomes` of the value; `null`: none. */
  | { readonly wrong: Value; readonly warned: Finding; readonly becomes: Value | null }
  /** `HyperServices` gets the wrong value without an error or a warning. Only the check of the package finds this. */
  | { readonly wrong: Value; readonly unsaid: Finding }
  /** The value is dropped on the way without an error or a warning. */
  | { readonly wrong: Value; readonly dropped: true };

/** The fields of one table, and how each is sent. */
export interface Section<Table extends FieldTable = FieldTable> {
  readonly title: string;
  /** One or two sentences for the reference. */
  readonly about: string;
  readonly table: Table;
  /** The exported name of the table and its file. */
  readonly source: readonly [name: string, path: string];
  /** The file of the cases. */
  readonly data: string;
  readonly cases: Readonly<Record<keyof Table & string, FieldCase>>;
  /** The way in which a field without a property is set. For the reference. */
  readonly way: string;
  /** Sends the request with the field at that value; undefined leaves it out. */
  readonly send: (world: World, field: string, value: unknown, given: FieldCase) => Promise<Sent>;
}

/** The outcome of a request with a field in it. */
export interface Sent extends Outcome {
  /** The value of the field as it was sent. */
  readonly sent: unknown;
  /** The value of the field in what `HyperServices` got. */
  readonly arrived: unknown;
  /** The id of the order, if there is one. */
  readonly orderId?: string;
}

/** The title of the test that runs a field; the reference links to it by this text. */
export function titleOf(section: Pick<Section, 'title'>, field: string): string {
  return `${section.title}: ${field}`;
}
