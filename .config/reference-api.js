// @ts-check
// docs/reference/element.md and docs/reference/server.md, from the public types and their docblocks.
import { attributeOf, elementPropertyNames } from '../src/protocol/checkout-property-names.ts';
import { attributePaths } from '../src/frame/attribute-paths.ts';
import { eventTypes } from '../test/fields/answers.ts';
import { headOf, inOneLine, source } from './reference-source.js';

const element = 'src/element.ts';
const server = 'src/server/index.ts';
const states = 'src/element/checkout/checkout-state.ts';

/**
 * The element as its public types describe it. The attributes carry the docblocks of `CheckoutProperties`, and the events
 * those of their classes.
 */
export function publicElement() {
  const from = source();
  const whole = from.exported(element, 'HyperCheckoutElement');
  const members = from.membersOf(element, 'HyperCheckoutElement');
  const methods = members.filter((member) => from.signatureOf(member));
  const readOnly = members.filter((member) => from.isReadOnly(member));
  const ofProperties = new Map(from.membersOf(element, 'CheckoutProperties').map((member) => [member.name, member]));
  const [manual, ...others] = members.filter((member) => !methods.includes(member) && !readOnly.includes(member));
  const attributes = (manual ? [...others, manual] : others).map((member) => ofProperties.get(member.name) ?? member);
  const events = from
    .membersOf(element, 'HyperCheckoutEventMap')
    .map((event) => ({ ...event, doc: from.docOfType(event) }));
  const tags = (/** @type {'csspart' | 'slot' | 'cssprop'} */ tag) =>
    from.tagsOf(whole, tag).map((text) => {
      const [name = '', description = ''] = inOneLine(text).split(/ - (.*)/);
      return { name, description };
    });
  return { whole, attributes, methods, readOnly, events, tags };
}

/** The page on the element. */
export function elementPage() {
  const { whole, attributes, methods, readOnly, events, tags } = publicElement();
  const sdkEventOf = new Map(Object.entries(eventTypes).map(([sdkEvent, type]) => [type, sdkEvent]));
  const listOf = (/** @type {'csspart' | 'slot' | 'cssprop'} */ tag, /** @type {(name: string) => string} */ write) =>
    tags(tag).map(({ name, description }) => `- \`${write(name)}\`: ${description}`);
  return page(
    headOf('`<hyper-checkout>`', '`src/element`'),
    whole.doc,
    '## Attributes',
    'Each is also a property in camelCase. `undefined`, `null` and an empty text mean absent, except for `customer-id`.',
    'The element checks them together, one microtask after the last change, so that nothing starts from half of them. A ' +
      'wrong amount, identity, signature, address or environment is an error. A wrong language or font is a warning, ' +
      'and the element uses its default.',
    list(
      attributes.map(({ name, doc }) => {
        const property = attributeOf(name) === name ? '' : ` (\`${name}\`)`;
        return `- \`${attributeOf(name)}\`${property}: ${inOneLine(doc)}`;
      }),
    ),
    '## The two paths',
    'An order is signed (`order-details` with `signature`) or opened with the Session API (`sdk-payload`). Both take the ' +
      'same attributes. The list gives the treatment of each, first beside a signed order, then beside a session:',
    list([
      ...elementPropertyNames.map((name) => `- \`${attributeOf(name)}\`: in no request.`),
      ...Object.entries(attributePaths).map(([name, path]) => pathText(attributeOf(name), path)),
    ]),
    'The cases in `test/fields/process.ts` prove each of them.',
    '## Methods',
    ...methods.map((method) => `### \`${source().signatureOf(method)}\`\n\n${method.doc}`),
    '## Read only',
    list(readOnly.map(({ name, doc }) => `- \`${name}\`: ${inOneLine(doc)}`)),
    '## Events',
    'One rule names them: `hyper-` and the name of the SDK event in kebab-case. They bubble and cross shadow roots, except for `hyper-log-stream`.',
    ...events.map(({ name, doc }) => {
      const sdkEvent = sdkEventOf.get(name);
      const about = doc.replace(/ SDK event `\w+`\./, '');
      return `### \`${name}\`\n\n${sdkEvent === undefined ? '' : `SDK event \`${sdkEvent}\`. `}${about}`;
    }),
    '## States',
    'The property `state`, and the CSS custom state of the same name, such as `:state(ready)`.',
    list(
      source()
        .exported(states, 'CheckoutState')
        .doc.split('\n')
        .filter((line) => line.startsWith('- ')),
    ),
    '## Styling',
    list([
      ...listOf('csspart', (name) => `::part(${name})`),
      ...listOf('slot', (name) => `slot="${name}"`),
      ...listOf('cssprop', (name) => name),
    ]),
  );
}

/** The page on the helpers for a server. */
export function serverPage() {
  const from = source();
  const functions = from.exportsOf(server).filter((one) => from.signatureOf(one));
  return page(
    headOf('Server helpers', '`src/server`'),
    "`import { … } from 'hyper-checkout/server'`. They run in every JavaScript runtime with WebCrypto.",
    ...functions
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .map((one) => `## \`${one.name}\`\n\n\`\`\`text\n${from.signatureOf(one)}\n\`\`\`\n\n${one.doc}`),
  );
}

/** @type {Readonly<Record<import('../src/frame/attribute-paths.ts').Treatment, string>>} */
const treatments = {
  sent: 'sent',
  merged: 'put into a copy of the payload',
  compared: 'refused with `conflict` if the payload says something else',
  warned: 'warned of with `ignored-field`, unless the payload says the same',
  refused: 'refused with `conflict`',
  initiate: 'sent with `initiate` alone',
};

/**
 * @param {string} attribute
 * @param {import('../src/frame/attribute-paths.ts').AttributePath} path
 */
function pathText(attribute, { signed, session, initiate }) {
  const both = signed === session ? treatments[signed] : `${treatments[signed]}; ${treatments[session]}`;
  const isAlso = initiate !== undefined && signed !== 'initiate';
  return `- \`${attribute}\`: ${both}${isAlso ? '. Also sent with `initiate`' : ''}.`;
}

/** @param {readonly string[]} lines */
function list(lines) {
  return lines.join('\n');
}

/** @param {string[]} parts */
function page(...parts) {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
