/** The amount, in rupees as text, of a debit under a mandate of which the customer cannot be told: it is declined. */
export const unreachableAmount = '13.13';
