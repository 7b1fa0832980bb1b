import { assert } from '@open-wc/testing';
import { toAttributes } from '../../src/server/to-attributes.ts';

/** The attributes that a browser's parser finds in what was printed. */
function parse(printed: string): Record<string, string> {
  const page = new DOMParser().parseFromString(`<main ${printed}></main>`, 'text/html');
  assert.equal(page.body.children.length, 1);
  assert.equal(page.querySelectorAll('script, img, b').length, 0);
  const main = page.querySelector('main');
  return Object.fromEntries([...(main?.attributes ?? [])].map(({ name, value }) => [name, value]));
}

const hostile = [
  '{"amount":"1.00","description":"Café & \\"tea\\""}',
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  '` onload=`alert(1)',
  '&quot; &amp;#34; &lt;b&gt;',
  'line\r\nbreaks\rof\nevery\tkind\f',
  '  blanks  around  ',
  '</main><img src=x onerror=alert(1)>',
  '-->]]><!--',
  '${alert(1)} {{alert(1)}} <%= 1 %>',
  'चाय 🫖 \u2028\u00a0',
  '',
];

describe('toAttributes', () => {
  for (const text of hostile) {
    it(`gives a parser back exactly ${JSON.stringify(text)}`, () => {
      const attributes = parse(toAttributes({ orderDetails: text, signature: text }));
      assert.deepEqual(attributes, { 'order-details': text, signature: text });
    });
  }

  it('prints each name as the element has it', () => {
    const printed = toAttributes({
      clientId: 'acme',
      environment: 'sandbox',
      guestLoginUrl: 'https://a.example/?b=1&c=2',
    });
    assert.deepEqual(parse(printed), {
      'client-id': 'acme',
      environment: 'sandbox',
      'guest-login-url': 'https://a.example/?b=1&c=2',
    });
  });
});
