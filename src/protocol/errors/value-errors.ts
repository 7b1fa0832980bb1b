import { type ErrorRow, forms } from './row.ts';

/** Codes of kind `input` about one value: its form, its range, its rules. */
export const valueErrors = {
  amount: {
    message: '{field} is not a plain decimal number.',
    fix: forms.amount,
    reasons: {
      form: [],
      space: ['{field} has a blank before or after the number.'],
      digits: ['{field} has digits of another script than 0 to 9.'],
      sign: ['{field} has a sign.'],
      separator: ['{field} has a comma or an apostrophe.'],
      decimals: ['{field} has more than two decimals.'],
      'leading-zero': ['{field} begins with a zero.'],
      range: ['{field} has more than twelve digits before the point.'],
      zero: ['{field} is zero.'],
      'currency-decimals': [
        '{field} has decimals, which the currency does not have.',
        'Write a whole number, such as "249".',
      ],
    },
    docs: 'An amount is not rupees as text with at most two decimals, above zero. Reasons: `space`, `digits` (other scripts), `sign`, `separator` (commas), `decimals` (more than two), `leading-zero`, `range` (more than twelve digits before the point), `zero`, `currency-decimals` (a currency that has none), `form`.',
    example: ['js', "const order = { amount: '249.00' };"],
  },
  'order-id': {
    message: '{field} has characters that an order id cannot have.',
    fix: forms['order-id'],
    reasons: { charset: [] },
    docs: 'An `order_id` holds a blank, a control character, a letter outside ASCII or one of `/ ? # %`, or is `.` or `..` (reason `charset`). As a warning, and as an error where the strict rule is on, it says that the id is longer than 17 characters (`length`) or not just letters and digits (`charset`), which newer documentation allows.',
    example: ['js', "const order = { order_id: 'R1096438018' };"],
  },
  time: {
    message: '{field} is not written as documented.',
    fix: forms.time,
    reasons: { form: [], seconds: ['{field} is in seconds.'] },
    docs: 'A time is written in another way than documented. `timestamp` is milliseconds since 1970 as a text of 13 digits; the reason `seconds` says that you wrote seconds. `authExpiry` is ISO 8601 with its zone.',
    example: ['js', 'const order = { timestamp: `${Date.now()}` };'],
  },
  'url-scheme': {
    message: '{field} has a scheme that cannot be used here.',
    fix: forms.url,
    docs: 'A URL has another scheme than http or https, or is http in production. A `javascript:` URL would run in your page.',
    example: ['js', "const order = { return_url: 'https://shop.example/return' };"],
  },
  'url-form': {
    message: '{field} cannot be used as a URL.',
    fix: forms.url,
    reasons: {
      length: ['{field} is longer than 2,048 characters.', 'Write a shorter URL.'],
      characters: ['{field} holds blanks, backslashes or invisible characters.', 'Encode them, such as %20.'],
      'not-absolute': ['{field} is not an absolute URL.'],
      userinfo: ['{field} has a user name or an @ before the host.', 'Write the URL without it.'],
      host: ['{field} has a host name that cannot be used.', 'Write the name of your shop’s host.'],
      syntax: ['{field} is not a URL.'],
      fragment: ['{field} has a fragment.', 'Write the URL without # and everything after it.'],
      pattern: ['{field} is a pattern.'],
      origin: ['{field} is not an exact origin.'],
      'host-name': ['{field} is not an exact host name.'],
    },
    docs: 'A URL cannot be used as it stands. Reasons: `length` (over 2,048 characters), `characters` (blanks, backslashes, invisible ones), `not-absolute`, `userinfo` (a name before an @), `host` (a final dot, a percent sign, and in production an IP address or this machine), `fragment` and `query` (a return URL has neither; a query is a warning unless `strict` is set), `syntax`; for an origin, such as a parent of the frame page, `pattern` (it holds `*`) and `origin` (a path, a trailing slash, a default port, upper case); for the name of a host, `pattern` and `host-name`.',
    example: [
      'js',
      "const order = { return_url: 'https://shop.example/return' }; // order and status are added for you",
    ],
  },
  'signature-format': {
    message: '{field} is neither base64 nor hex.',
    fix: forms.signature,
    reasons: {
      alphabet: [],
      'line-break': ['{field} has line breaks in it.', 'Write base64 on one line.'],
      'plus-became-space': ['{field} has blanks where + stood.', 'Encode it for the form or URL that it goes through.'],
      base64url: ['{field} is base64url.', 'Write plain base64, with + and /.'],
      padding: ['{field} was cut, or has lost its =.'],
      canonical: ['{field} has bits in its last character that no encoder writes.'],
      'odd-hex': ['{field} is hex with an odd number of digits.'],
    },
    docs: 'A signature is neither base64 nor hex. Reasons: `line-break`, `plus-became-space` (it went through a form without being encoded), `base64url`, `alphabet`, `padding`, `canonical` (bits that should be zero), `odd-hex`.',
    example: ['html', '<hyper-checkout signature="AZOn8jH8…PQQ==" …></hyper-checkout>'],
  },
  'signature-length': {
    message: '{field} has not the length of an RSA signature.',
    fix: 'Sign with a key of 2048, 3072 or 4096 bits.',
    docs: 'A signature has not 256, 384 or 512 bytes, which RSA keys of 2048, 3072 and 4096 bits give. It was cut, or made by another kind of key.',
  },
  'request-id': {
    message: '{field} is no UUID of version 4 in small letters.',
    fix: 'Leave it out: each call gets a new one.',
    docs: 'Only ever a warning. A `requestId` is no UUID of version 4 in lower case. It is passed on unchanged; leave it out and each call gets a fresh one.',
  },
  field: {
    message: '{field} is not written as documented.',
    fix: 'Write it as the documentation of the field says.',
    reasons: {
      charset: ['{field} has characters that an id cannot have.'],
      length: ['{field} is longer than 255 characters.'],
      source: ['{field} names a source that a font cannot have.', 'Write an https URL, or the name of a resource.'],
      colour: [
        '{field} is not a colour that can be used.',
        'Write #rgb, #rrggbb, rgb(), hsl() or oklch(), without alpha.',
      ],
      radius: ['{field} is not a radius that can be used.', 'Write a number from 0 to 24, without a unit.'],
      spacing: ['{field} is not a factor that can be used.', 'Write a number from 0.85 to 1.25.'],
      family: [
        '{field} is not a list of font families.',
        'Write names of letters, digits, blanks and hyphens with commas between them, at most 100 characters.',
      ],
      'font-source': [
        '{field} is not the address of a font that can be used.',
        'Write an https URL, or a data URL of WOFF2 with at most 200,000 characters.',
      ],
      picture: [
        '{field} is not the address of a picture that can be used.',
        'Write an https URL, or a data URL of PNG, WebP or SVG with at most 64,000 characters.',
      ],
      contrast: ['{field} cannot be read on its ground.', 'Choose a colour with a contrast of at least 4.5.'],
      'accent-text': ['{field} cannot be read as a link.', 'Choose another colour if links are to have it, too.'],
      'not-loaded': [
        'The file appearance.js did not load, so the checkout has its usual look.',
        'Publish it beside the script of the element.',
      ],
    },
    docs: 'A value is not written as documented: an email address, a phone number (10 to 15 digits, or 12 beginning with 91 for UPI), a custom parameter over 255 characters (reason `length`), an id with odd characters (`charset`), or a font that comes from elsewhere (`source`). In `appearance` it is a warning: a value that cannot be used (`colour`, `radius`, `spacing`, `family`, `font-source`, `picture`) or a colour that cannot be read on its ground (`contrast`) is left out, and with `accent-text` the accent is used, with another colour for links, focus and selection; `not-loaded` says that the file which reads it did not come.',
    example: ['js', "const order = { customer_phone: '9876543210', customer_email: 'asha@shop.example' };"],
  },
  mandate: {
    message: '{field} is not written as documented.',
    fix: 'Write it as the documentation of the field says.',
    reasons: {
      date: ['{field} does not fit the other days.', 'Write a day of the calendar, not after the last one.'],
      'start-date': ['{field} is not today in India.', 'Let the mandate start on the day on which you sign.'],
      'end-date': ['{field} is over, or not after the start.', 'Write a later time, in seconds since 1970.'],
      'max-amount': ['{field} is less than the amount of the order.', 'Write at least that amount.'],
      'rule-value': [
        '{field} does not fit mandate.frequency.',
        'Write 1 to 7 for WEEKLY, 1 to 16 for FORTNIGHTLY, and 1 to 31 for MONTHLY and longer.',
      ],
      'block-funds': [
        '{field} does not fit mandate.frequency.',
        'Write true for ONETIME and false for the others, or leave it out.',
      ],
      revokable: ['{field} is false for a mandate that is executed again.', 'Write true, or leave it out.'],
      'grace-days': [
        '{field} does not fit the cycle.',
        'Give it together with SUBSCRIPTION_START_DATE; a daily cycle takes "0".',
      ],
      frequency: [],
    },
    docs: 'A key of a mandate or subscription breaks a rule. `mandate.start_date` must be the day of signing in India, and `mandate.end_date` later than both. The reason is the last word of the key, such as `rule-value`, `max-amount`, `start-date`, `end-date`, `block-funds`, `revokable`, `grace-days`, `frequency`, or `date` for a day that is not in the calendar.',
    example: [
      'js',
      "const order = { 'mandate.frequency': 'WEEKLY', 'mandate.rule_value': '1', 'mandate.max_amount': '500.00' };",
    ],
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;
