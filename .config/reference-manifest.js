// @ts-check
// custom-elements.json and the data of two editors, from the public types. Analysers of custom elements find neither the
// attributes, which come from a list of names, nor the events, which come from a table.
import { readFileSync } from 'node:fs';
import { attributeOf } from '../src/protocol/checkout-property-names.ts';
import { environments } from '../src/protocol/environment.ts';
import { languages } from '../src/protocol/language.ts';
import { publicElement } from './reference-api.js';
import { inOneLine, source } from './reference-source.js';

const tagName = 'hyper-checkout';
const className = 'HyperCheckout';
const module = 'dist/index.js';

/** The tool for developers, from the types of its entry. */
const inspector = {
  tagName: 'hyper-checkout-inspector',
  className: 'HyperCheckoutInspector',
  module: 'dist/inspector.js',
  source: 'src/inspector.ts',
  type: 'InspectorElement',
};

/**
 * The values that an editor offers for an attribute.
 *
 * @type {ReadonlyMap<string, readonly string[]>}
 */
const valuesOf = new Map([
  ['environment', [...environments]],
  ['language', [...languages, 'auto']],
  ['presentation', ['inline', 'dialog', 'redirect']],
]);

/** https://github.com/webcomponents/custom-elements-manifest */
export function customElementsManifest() {
  const from = source();
  const { whole, attributes, methods, readOnly, events, tags } = publicElement();
  const declaration = {
    kind: 'class',
    customElement: true,
    name: className,
    tagName,
    description: whole.doc,
    superclass: { name: 'HTMLElement' },
    attributes: attributesOf(),
    members: [
      ...attributes.map((member) => ({ ...fieldOf(member), attribute: attributeOf(member.name) })),
      ...readOnly.map((member) => ({ ...fieldOf(member), readonly: true })),
      ...methods.map((method) => {
        const call = from.callOf(method);
        return {
          kind: 'method',
          name: method.name,
          description: method.doc,
          parameters: call?.parameters.map(({ name, type, isOptional }) => ({
            name,
            type: { text: type },
            ...(isOptional && { optional: true }),
          })),
          return: { type: { text: call?.returns } },
        };
      }),
    ],
    events: events.map((event) => ({ name: event.name, type: { text: from.typeOf(event) }, description: event.doc })),
    slots: tags('slot'),
    cssParts: tags('csspart'),
    cssProperties: tags('cssprop'),
  };
  const reference = { name: className, module };
  return textOf({
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: module,
        declarations: [declaration],
        exports: [
          { kind: 'js', name: className, declaration: reference },
          { kind: 'custom-element-definition', name: tagName, declaration: reference },
        ],
      },
      inspectorModule(),
    ],
  });

  function inspectorModule() {
    const { tagName: name, className: ofClass, module: path } = inspector;
    const { whole: described, attributes: set, others } = publicInspector();
    const declaredAt = { name: ofClass, module: path };
    return {
      kind: 'javascript-module',
      path,
      declarations: [
        {
          kind: 'class',
          customElement: true,
          name: ofClass,
          tagName: name,
          description: described.doc,
          superclass: { name: 'HTMLElement' },
          attributes: set,
          members: [
            ...set.map(({ name: attribute, ...field }) => ({
              ...{ kind: 'field', name: field.fieldName, attribute },
              ...{ description: field.description, type: field.type },
            })),
            ...others.map((member) =>
              from.signatureOf(member)
                ? { kind: 'method', name: member.name, description: member.doc, return: { type: { text: 'void' } } }
                : { ...fieldOf(member), readonly: true },
            ),
          ],
        },
      ],
      exports: [
        { kind: 'js', name: ofClass, declaration: declaredAt },
        { kind: 'custom-element-definition', name, declaration: declaredAt },
      ],
    };
  }

  /** @param {import('./reference-source.js').Documented} member */
  function fieldOf(member) {
    return { kind: 'field', name: member.name, description: member.doc, type: { text: from.typeOf(member) } };
  }
}

/** https://plugins.jetbrains.com/docs/intellij/websymbols-web-types.html */
export function webTypes() {
  const { whole, attributes, readOnly, events, tags } = publicElement();
  const properties = [...attributes, ...readOnly].map((member) => ({
    name: member.name,
    description: inOneLine(member.doc),
    value: { type: source().typeOf(member) },
  }));
  const { version } = /** @type {{ version: string }} */ (JSON.parse(readFileSync('package.json', 'utf8')));
  return textOf({
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name: tagName,
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: [
          {
            name: tagName,
            description: whole.doc,
            attributes: attributesOf().map(({ name, description, type }) => ({
              name,
              description: inOneLine(description),
              value: type.text === 'boolean' ? { kind: 'no-value', type: 'boolean' } : { type: type.text },
            })),
            slots: tags('slot'),
            css: { parts: tags('csspart'), properties: tags('cssprop') },
            js: {
              properties,
              events: events.map((event) => ({ name: event.name, description: inOneLine(event.doc) })),
            },
          },
          {
            name: inspector.tagName,
            description: publicInspector().whole.doc,
            attributes: publicInspector().attributes.map(({ name, description, type }) => ({
              name,
              description: inOneLine(description),
              value: type.text === 'boolean' ? { kind: 'no-value', type: 'boolean' } : { type: type.text },
            })),
          },
        ],
      },
    },
  });
}

/** https://github.com/microsoft/vscode-custom-data */
export function htmlCustomData() {
  const { whole } = publicElement();
  const attributes = attributesOf().map(({ name, description, type }) => ({
    name,
    description: { kind: 'markdown', value: description },
    ...(type.text === 'boolean' && { valueSet: 'v' }),
    ...(valuesOf.has(name) && { values: valuesOf.get(name)?.map((value) => ({ name: value })) }),
  }));
  return textOf({
    version: 1.1,
    tags: [
      { name: tagName, description: { kind: 'markdown', value: whole.doc }, attributes },
      {
        name: inspector.tagName,
        description: { kind: 'markdown', value: publicInspector().whole.doc },
        attributes: publicInspector().attributes.map(({ name, description, type }) => ({
          name,
          description: { kind: 'markdown', value: description },
          ...(type.text === 'boolean' && { valueSet: 'v' }),
        })),
      },
    ],
  });
}

/** The inspector as its public type describes it. Its attributes are the properties that a page can set. */
function publicInspector() {
  const from = source();
  const members = from.membersOf(inspector.source, inspector.type);
  const isSet = (/** @type {import('./reference-source.js').Documented} */ member) =>
    !from.isReadOnly(member) && !from.signatureOf(member);
  return {
    whole: from.exported(inspector.source, inspector.type),
    attributes: members.filter(isSet).map((member) => ({
      name: member.name === 'htmlFor' ? 'for' : member.name,
      fieldName: member.name,
      description: member.doc,
      type: { text: from.typeOf(member) },
    })),
    others: members.filter((member) => !isSet(member)),
  };
}

/** The attributes in the form of the manifest. */
function attributesOf() {
  return publicElement().attributes.map(({ name, doc }) => ({
    name: attributeOf(name),
    fieldName: name,
    description: doc,
    type: {
      text:
        name === 'manual'
          ? 'boolean'
          : (valuesOf
              .get(name)
              ?.map((value) => `'${value}'`)
              .join(' | ') ?? 'string'),
    },
  }));
}

/** @param {object} data */
function textOf(data) {
  return `${JSON.stringify(data, null, 2)}\n`;
}
