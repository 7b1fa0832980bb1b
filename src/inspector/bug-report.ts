import type { HyperCheckoutElement } from '../element.ts';
import { propertiesOf } from './checkout-watch.ts';
import type { InspectedEvent } from './inspector-element.ts';
import { maskedText } from './mask.ts';

/** Writes all that a maintainer asks first as plain text: versions, browser, states and events, with masked payloads. */
export function bugReport(of: {
  readonly element: HyperCheckoutElement | undefined;
  readonly events: readonly InspectedEvent[];
  /** The state of the connection to a simulator, as a sentence. */
  readonly simulator: string;
}): string {
  const { element, events } = of;
  const { href } = location;
  return [
    'hyper-checkout bug report',
    '',
    `Time:       ${new Date().toISOString()}`,
    `Version:    ${element ? versionOf(element) : 'no checkout on this page'}`,
    `Page:       ${maskedText(href)}${isSecureContext ? '' : ' (not a secure context)'}`,
    `Browser:    ${navigator.userAgent}`,
    `Languages:  browser ${navigator.languages.join(', ')}; page ${document.documentElement.lang || 'none'}`,
    `Window:     ${innerWidth} × ${innerHeight} px`,
    `Simulator:  ${of.simulator}`,
    ...(element ? checkoutLines(element) : []),
    '',
    `Events (${events.length}, secrets and personal data masked):`,
    '',
    ...events.flatMap(eventLines),
    '',
  ].join('\n');
}

function checkoutLines(element: HyperCheckoutElement): readonly string[] {
  const { state, result, error, warnings, resolvedLanguage } = element;
  return [
    `State:      ${state}`,
    `Language:   ${resolvedLanguage}`,
    ...(result ? [`Result:     ${result.status || '(blank)'}, ${result.outcome}, next step ${result.nextStep}`] : []),
    ...(error ? [`Error:      ${findingText(error)}`] : []),
    ...warnings.map((warning) => `Warning:    ${findingText(warning)}`),
    '',
    'Properties:',
    indented(JSON.stringify(propertiesOf(element), undefined, 2)),
  ];
}

function findingText({ code, field, message }: { code: string; field?: string | undefined; message: string }): string {
  return `${code}${field ? ` (${field})` : ''}: ${maskedText(message)}`;
}

function eventLines({ at, lane, text, payload }: InspectedEvent): readonly string[] {
  const line = `${new Date(at).toISOString()}  ${lane.padEnd(7)}  ${text}`;
  return payload === undefined ? [line] : [line, indented(JSON.stringify(payload, undefined, 2))];
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}

function versionOf(element: HyperCheckoutElement): string {
  const version: unknown = Reflect.get(element.constructor, 'version');
  return typeof version === 'string' ? version : 'unknown';
}
