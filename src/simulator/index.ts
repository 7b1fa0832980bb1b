export { startSimulator, type Simulator, type SimulatorOptions } from './gateway/start-simulator.ts';
export type { Merchant, TestMerchant } from './gateway/merchants.ts';
export {
  testBanks,
  testCards,
  testEndings,
  testOtp,
  type TestBank,
  type TestCard,
  type TestEnding,
} from './gateway/test-instruments.ts';
