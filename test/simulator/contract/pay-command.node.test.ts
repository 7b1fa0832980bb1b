import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { parsed } from '../../../src/simulator/contract/value.ts';
import { methodNames, PayCommand } from '../../../src/simulator/methods/contract.ts';

const fields = ['card', 'upi', 'bank', 'wallet', 'lender', 'id', 'cvv', 'emi', 'save', 'amount', 'offer', 'mandate'];
const nested = ['number', 'expiryMonth', 'expiryYear', 'cvv', 'network', 'flow', 'app', 'vpa'];

/** Values of every JSON type under the names that commands have, at both depths. */
const value = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...nested), fc.jsonValue()));
const hostile = fc.dictionary(fc.constantFrom(...fields), value);

it('a command to pay is read whatever its fields hold, so that the method can refuse it by the name of the field', () => {
  fc.assert(
    fc.property(fc.constantFrom(...methodNames), hostile, (method, given) => {
      assert.equal(parsed(PayCommand, { ...given, method })?.method, method);
    }),
  );
});

it('a command of a method that does not exist is read as none', () => {
  fc.assert(
    fc.property(fc.jsonValue(), hostile, (method, given) => {
      fc.pre(!methodNames.some((name) => name === method));
      assert.equal(parsed(PayCommand, { ...given, method }), undefined);
    }),
  );
});
