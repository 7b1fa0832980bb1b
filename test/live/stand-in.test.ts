import { expect } from '@open-wc/testing';
import { checkScenarios } from './check-scenarios.ts';
import { scenarios } from './scenarios/all-scenarios.ts';

checkScenarios('stand-in');

describe('the table of scenarios', () => {
  it('has each of the 65 observed rows, and no id twice', () => {
    const ids = scenarios.map(({ id }) => id);
    const numbers = ids.filter((id) => /^\d+$/.test(id)).map(Number);
    expect(numbers.sort((one, other) => one - other)).to.deep.equal(
      Array.from({ length: 65 }, (_, index) => index + 1),
    );
    expect(new Set(ids).size).to.equal(ids.length);
  });
});
