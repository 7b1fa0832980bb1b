// @ts-check
/** The project's own lint rules: each reports every node that its selector matches. */

/** Members of `navigator` that only secure contexts have. */
const secureMembers =
  'bluetooth|clipboard|credentials|geolocation|locks|mediaDevices|permissions|serviceWorker|share|storage|usb|wakeLock';

const rules = {
  'named-exports': [
    'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    'Name the export: one name for one thing, wherever it is imported.',
  ],
  'no-float-money': [
    'CallExpression[callee.name="Number"], CallExpression[callee.object.name="Number"][callee.property.name=/^parse/]',
    'Money is a decimal string or BigInt paise, never a float.',
  ],
  'no-wildcard-target': [
    'CallExpression[callee.property.name="postMessage"] > Literal[value="*"]',
    'Name the target origin: "*" hands the message to every page that may be in that window.',
  ],
  'no-secure-context': [
    [
      'MemberExpression[object.name="crypto"][property.name=/^(randomUUID|subtle)$/]',
      'MemberExpression[object.property.name="crypto"][property.name=/^(randomUUID|subtle)$/]',
      `MemberExpression[object.name="navigator"][property.name=/^(${secureMembers})$/]`,
      `MemberExpression[object.property.name="navigator"][property.name=/^(${secureMembers})$/]`,
      'Identifier[name=/^(caches|cookieStore)$/]',
    ].join(', '),
    'Pages at plain http addresses lack it, and the frames in them too: take getRandomValues, or do without.',
  ],
  'no-sleeping': [
    'CallExpression[callee.name=/^(setTimeout|aTimeout)$/]',
    'Wait for the expected condition, not for a time.',
  ],
  'no-short-wait': [
    'ImportDeclaration[source.value=/^@open-wc.testing/] > ImportSpecifier[imported.name="waitUntil"]',
    'It gives up after a second, which a loaded machine takes: use eventually of test/support.',
  ],
  'no-skipping': [
    'MemberExpression[object.name=/^(it|describe|test|suite|context)$/][property.name=/^(only|skip|todo)$/]',
    'Every test runs.',
  ],
};

/** @typedef {{ report: (problem: { node: object, message: string }) => void }} Context */

export default {
  meta: { name: 'house' },
  rules: Object.fromEntries(
    Object.entries(rules).map(([name, [selector = '', message = '']]) => [
      name,
      {
        create: (/** @type {Context} */ context) => ({
          [selector]: (/** @type {object} */ node) => {
            context.report({ node, message });
          },
        }),
      },
    ]),
  ),
};
