import { placeOrder } from '../../place-order';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => ({
  order: url.searchParams.has('buy') ? await placeOrder() : undefined,
});
