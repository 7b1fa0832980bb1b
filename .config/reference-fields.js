// @ts-check
// docs/reference/fields.md, from the tables of fields in src/protocol and the cases that test/fields runs.
import { attributeOf } from '../src/protocol/checkout-property-names.ts';
import { orderFields, orderFieldNotes, requestFieldNotes } from '../src/protocol/index.ts';
import { toleratedForms } from '../src/protocol/requests/tolerated-forms.ts';
import { meaningOfProcessStatus } from '../src/protocol/process-status.ts';
import { answerSections, answersPath, statuses, tokenStatuses } from '../test/fields/answers.ts';
import { titleOf } from '../test/fields/field-case.ts';
import { sections } from '../test/fields/sections.ts';
import { headOf, inOneLine, source } from './reference-source.js';

/** @typedef {import('../test/fields/field-case.ts').FieldCase} FieldCase */
/** @typedef {import('../test/fields/field-case.ts').Section} Section */
/** @typedef {import('../test/protocol/bad-input.ts').Finding} Finding */

const kindsFile = 'src/protocol/requests/field-kinds.ts';

/** The page on the fields. */
export function fieldsPage() {
  const types = source();
  const kinds = types.membersOf(kindsFile, 'requestKinds');
  return `${[
    headOf('Fields', 'the tables in `src/protocol` and the cases in `test/fields`'),
    'Every field of the requests to HyperSDK and of its answers. The table in the source gives the type, the check and ' +
      'the kind. The case that a test runs gives the rest: how the field is set, a value that is right with what ' +
      'arrives of it, and a value that is wrong with what the developer is told.',
    '## Kinds',
    kinds.map(({ name, doc }) => `- \`${name}\`: ${inOneLine(doc)}`).join('\n'),
    '## Tolerated forms',
    'Ways of writing a value that the documentation does not have and live merchants use. The element, the helpers, the ' +
      'command and the simulator take each with a warning. `strict` refuses it with the same code. The last column says ' +
      'whether Juspay is known to take it.',
    toleratedTable(),
    ...sections.flatMap((section) => [
      `## ${section.title}`,
      `${section.about} Source: ${sourceOf(section.source)}.`,
      ...Object.entries(section.table).map(([field, spec]) => fieldPart(section, field, spec)),
    ]),
    ...answerSections.flatMap(({ title, about, source: from, cases }) => {
      const docs = new Map(types.membersOf(from[1], from[0]).map(({ name, doc }) => [name, inOneLine(doc)]));
      return [
        `## Answer: ${title}`,
        `${about} Source: ${sourceOf(from)}.`,
        ...Object.entries(cases).map(([field, given]) => {
          const arrives = 'arrives' in given ? given.arrives : given.right;
          return entry(titleOf({ title }, field), docs.get(field) ?? '', [
            given.right === undefined
              ? `The page gets ${shown(arrives)}.`
              : `${shown(given.right)} arrives ${arrives === given.right ? 'as it is' : `as ${shown(arrives)}`}.`,
            `Of ${shown(given.wrong)} the page gets ${given.becomes === undefined ? 'nothing' : shown(given.becomes)}.`,
            proof(titleOf({ title }, field), answersPath),
          ]);
        }),
      ];
    }),
    '## Statuses of process_result',
    `Source: ${sourceOf(['ProcessStatus', 'src/protocol/process-status.ts'])}.`,
    ...Object.entries(statuses).map(([status, [outcome, nextStep]]) => {
      const title = titleOf({ title: 'status of process_result' }, status || '(empty)');
      return entry(title, meaningOfProcessStatus(status), [
        `Outcome \`${outcome}\`, next step \`${nextStep}\`.`,
        proof(title, answersPath),
      ]);
    }),
    '## Statuses of a session token',
    `Source: ${sourceOf(['SessionTokenStatus', 'src/protocol/session-token.ts'])}.`,
    Object.keys(tokenStatuses)
      .map(
        (status) => `- \`${status}\`. ${proof(titleOf({ title: 'status of a session token' }, status), answersPath)}`,
      )
      .join('\n'),
  ].join('\n\n')}\n`;
}

function toleratedTable() {
  const rows = Object.values(toleratedForms).map(
    ({ fields, wrong, fix, code, reason, vendor }) =>
      `| ${fields} | ${wrong} | ${fix} | [\`${code}\`](../error-codes.md#${code}), \`${reason}\` | ${vendor} |`,
  );
  return [
    '| field | what is wrong | what to write instead | code, reason | Juspay |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/**
 * @param {Section} section
 * @param {string} field
 * @param {string} spec
 */
function fieldPart(section, field, spec) {
  const given = section.cases[field];
  if (!given) throw new Error(`${section.title} has no case for ${field}`);
  const notes = /** @type {Readonly<Record<string, string>>} */ (
    section.table === orderFields ? orderFieldNotes : requestFieldNotes
  );
  const title = titleOf(section, field);
  return entry(title, `${notes[field] ?? ''} ${kindText(spec)}`, [
    `${given.property ? `Set by \`${attributeOf(given.property)}\`` : (given.way ?? section.way)}.`,
    `${shown(given.right)} arrives ${arrivalText(given)}.`,
    wrongText(given),
    given.shown ? `In the simulator ${shownText(given.shown)}.` : '',
    given.besideSession === undefined ? '' : besideSessionText(given.besideSession),
    proof(title, section.data),
  ]);
}

/** @param {string} spec */
function kindText(spec) {
  const kind = spec.replace(/[!*~]$/, '');
  const isList = kind.includes('|') || /^(initiate|paymentManagement|updateOrder|resumePayment|upiGet\w+)$/.test(kind);
  const what = isList
    ? kind
        .split('|')
        .map((value) => `\`${value}\``)
        .join(' or ')
    : `Kind \`${kind}\``;
  const need = spec.slice(kind.length);
  const needs = { '!': ', required', '*': ', required, perhaps empty', '~': ', a wrong value is only warned of' };
  return `${what}${Object.hasOwn(needs, need) ? needs[/** @type {keyof typeof needs} */ (need)] : ''}.`;
}

/** @param {FieldCase} given */
function arrivalText({ right, arrives }) {
  if (arrives === undefined) return typeof right === 'function' ? 'byte for byte' : 'as it is';
  return arrives === null ? 'nowhere' : `as ${shown(arrives)}`;
}

/** @param {FieldCase} given */
function wrongText(given) {
  const wrong = shown(given.wrong);
  if ('refused' in given) return `${wrong} is refused with ${findingText(given.refused)}.`;
  if ('warned' in given)
    return `${wrong} is warned of with ${findingText(given.warned)}, and arrives as ${shown(given.becomes)}.`;
  if ('dropped' in given) return `${wrong} is dropped without an error or a warning.`;
  return `${wrong} arrives without an error or a warning. The check of the package finds ${findingText(given.unsaid)}.`;
}

/** @param {NonNullable<FieldCase['besideSession']>} outcome */
function besideSessionText(outcome) {
  if (outcome === 'merged') return 'Beside `sdk-payload` it is put into a copy of that payload.';
  if (outcome === 'warned')
    return 'Beside `sdk-payload` it is warned of with [`ignored-field`](../error-codes.md#ignored-field).';
  if (outcome === 'initiate') return 'Beside `sdk-payload` it goes to `initiate` alone.';
  if ('compared' in outcome)
    return `Beside \`sdk-payload\` it is refused with [\`conflict\`](../error-codes.md#conflict) if it differs from that payload, such as ${shown(outcome.compared)}.`;
  return `Beside \`sdk-payload\` it is refused with ${findingText(outcome)}.`;
}

/** @param {import('../test/fields/simulated.ts').Shown} places */
function shownText(places) {
  const most = 4;
  const all = Object.entries(places).filter(([, value]) => value !== undefined);
  const first = all.slice(0, most).map(([place, value]) => `\`${place}\` is ${shown(value)}`);
  return first.join(', ') + (all.length > most ? `, and ${all.length - most} more places change` : '');
}

/** @param {Finding} finding */
function findingText([code, field, reason]) {
  return `[\`${code}\`](../error-codes.md#${code}) at \`${field}\`${reason === undefined ? '' : `, reason \`${reason}\``}`;
}

/** @param {unknown} value */
function shown(value) {
  if (typeof value === 'function') return 'The value of the signed order';
  const text = JSON.stringify(value).replace(/[\u202a-\u202e]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`);
  return `\`${text.length > 80 ? `${text.slice(0, 60)}…` : text}\``;
}

/**
 * @param {string} title
 * @param {string} about
 * @param {readonly string[]} lines
 */
function entry(title, about, lines) {
  const bullets = lines.filter((line) => line !== '').map((line) => `- ${line}`);
  return `### ${title}\n\n${about.trim() === '' ? '' : `${about.trim()}\n\n`}${bullets.join('\n')}`;
}

/**
 * @param {string} title
 * @param {string} path
 */
function proof(title, path) {
  return `Proved by \`${title}\` in \`${path}\`.`;
}

/** @param {readonly [name: string, path: string]} source */
function sourceOf([name, path]) {
  return `\`${name}\` in \`${path}\``;
}
