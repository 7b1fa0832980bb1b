import { placeOrder } from '../../../place-order';

export const POST = async () => Response.json(await placeOrder());
