import { placeOrder } from '../place-order';
import { Shop } from './shop';

export default async function Page({ searchParams }: { searchParams: Promise<{ buy?: string }> }) {
  const { buy } = await searchParams;
  return <Shop ordered={buy === undefined ? undefined : await placeOrder()} />;
}
