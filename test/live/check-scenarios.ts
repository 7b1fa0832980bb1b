import { expect } from '@open-wc/testing';
import { origin } from 'virtual:faults';
import { merchant } from 'virtual:simulator';
import { isFull } from 'virtual:run';
import { origin as vendor } from 'virtual:vendor';
import { signedOrder } from '../support/checkout.ts';
import { scenarios } from './scenarios/all-scenarios.ts';
import type { Scenario, Target } from './scenarios/scenario.ts';
import { openPage } from './sdk-page.ts';

/** The addresses of a script under test. Both servers let a page see the rejections of their scripts. */
const addresses = {
  'stand-in': { script: `${vendor}/HyperServices.js`, sandbox: `${vendor}/sandbox`, live: `${vendor}/live` },
  simulator: { script: `${origin}/HyperServices.js`, sandbox: origin, live: `${origin}/live` },
} as const;

/** Runs the scenarios against one of the scripts, a test for each: all in the full run, otherwise each against one of them. */
export function checkScenarios(name: Target['name']): void {
  describe(`HyperServices.js of the ${name}`, () => {
    let target: Target;
    before(async () => {
      const { orderDetails, signature, merchantKeyId } = await signedOrder();
      const { merchantId, clientId } = merchant;
      const order = { action: 'paymentPage', merchantId, clientId, orderDetails, signature, merchantKeyId };
      target = { name, ...addresses[name], order };
    });
    const turn = name === 'stand-in' ? 0 : 1;
    for (const [index, row] of scenarios.entries()) {
      const isAbsent = Boolean(row.simulator?.absent);
      if (name === 'simulator' && isAbsent) continue;
      if (!isFull && !isAbsent && index % 2 !== turn) continue;
      it(`${row.id}: ${row.title}`, () => check(row, target));
    }
  });
}

/** Runs a row and compares everything at once, so that a failure shows the whole outcome. */
async function check(row: Scenario, target: Target): Promise<void> {
  const page = await openPage(target, row);
  try {
    const outcome = await row.run(page);
    const { errors = 0, rejections = 0 } = row;
    const difference = target.name === 'simulator' ? row.simulator : undefined;
    expect({ ...outcome, errors: page.errors, rejections: page.rejections }).to.deep.equal({
      ...row.expected,
      ...difference?.outcome,
      errors: difference?.errors ?? errors,
      rejections: difference?.rejections ?? rejections,
    });
  } finally {
    page.close();
  }
}
