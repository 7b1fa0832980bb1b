import { endingRow, type EndingName } from '../../../src/simulator/domain/endings.ts';
import { cells, failures, giveUp, type Cell } from './cells.ts';

/** A cell whose ending was planned on the dashboard, or from code, before the shopper chose how to pay. */
export interface PlannedCell extends Cell {
  readonly plan: EndingName;
}

/** Methods that would end well by themselves, each with an ending that was planned for it. */
const plans: readonly (readonly [method: string, plan: EndingName])[] = [
  ['in cash at the door', 'authorization_failed'],
  ['in cash at the door', 'blank'],
  ['by a wallet that is linked', 'pending_vbv'],
  ['by a wallet with too little, after adding the rest', 'api_failure'],
  ['later, with a lender', 'juspay_declined'],
  ['by a saved card', 'authentication_failed'],
  ['by netbanking that is charged', 'authorizing'],
  ['by a UPI request that is approved', 'user_aborted'],
];

/** The cells of the matrix beside {@link cells}. */
export const plannedCells: readonly PlannedCell[] = plans.map(([method, plan]) => {
  const base = cells.find(({ name }) => name === method);
  if (!base) throw new Error(`No cell is called “${method}”.`);
  const row = endingRow(plan);
  const [orderStatus = 'NEW'] = row.order;
  const status = row.says ?? row.ending;
  return {
    ...base,
    name: `${method}, with “${row.title}” planned,`,
    plan,
    status,
    orderStatus,
    walk: async (hand) => {
      await base.walk(hand);
      if (failures.includes(status)) await giveUp(hand);
    },
  };
});

/** True for a cell whose ending is to be planned first. */
export function isPlanned(cell: Cell): cell is PlannedCell {
  return 'plan' in cell;
}
