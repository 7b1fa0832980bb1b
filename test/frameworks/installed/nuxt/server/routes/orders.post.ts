import { placeOrder } from '../../place-order';

export default defineEventHandler(() => placeOrder());
