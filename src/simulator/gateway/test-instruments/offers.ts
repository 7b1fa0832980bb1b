import type { Method } from '../../methods/contract.ts';

/** The deduction of a discount, and its conditions. Amounts are rupees as text. */
export interface TestOffer {
  /** The gateway's own name of it. */
  readonly id: string;
  /** The name for customers. */
  readonly code: string;
  readonly rule: 'ABSOLUTE' | 'PERCENTAGE';
  /** Rupees, or percent. */
  readonly value: string;
  /** The most that a percentage takes off. */
  readonly most?: string;
  /** The least amount of an order that it is for. */
  readonly least: string;
  readonly methods: readonly Method[];
  /** Only these instruments, as the SDK names them, such as `RUPAY`; without it all of the methods. */
  readonly instruments?: readonly string[];
  /** It cannot be redeemed: a payment with it is declined. */
  readonly fails?: true;
}

/** The offers, in the order in which they are shown. They are for orders in rupees. */
export const testOffers: readonly TestOffer[] = [
  {
    id: 'ofr_upi15',
    code: 'UPI15',
    rule: 'ABSOLUTE',
    value: '15.00',
    least: '100.00',
    methods: ['upi'],
  },
  {
    id: 'ofr_card10',
    code: 'CARD10',
    rule: 'PERCENTAGE',
    value: '10',
    most: '100.00',
    least: '100.00',
    methods: ['card', 'saved-card'],
  },
  {
    id: 'ofr_rupay50',
    code: 'RUPAY50',
    rule: 'ABSOLUTE',
    value: '50.00',
    least: '200.00',
    methods: ['card', 'saved-card'],
    instruments: ['RUPAY'],
  },
  {
    id: 'ofr_net5',
    code: 'NET5',
    rule: 'PERCENTAGE',
    value: '5',
    most: '75.00',
    least: '100.00',
    methods: ['netbanking'],
  },
  {
    id: 'ofr_soldout',
    code: 'SOLDOUT25',
    rule: 'ABSOLUTE',
    value: '25.00',
    least: '100.00',
    methods: ['card', 'saved-card', 'netbanking'],
    fails: true,
  },
  {
    id: 'ofr_amazon20',
    code: 'AMAZON20',
    rule: 'ABSOLUTE',
    value: '20.00',
    least: '100.00',
    methods: ['wallet'],
    instruments: ['AMAZONPAY'],
  },
];
