export { startSimulator, type Simulator, type SimulatorOptions } from './gateway/start-simulator.ts';
export type { Merchant, TestMerchant } from './gateway/merchants.ts';
export {
  testBanks,
  testCards,
  testClientAuthToken,
  testEndings,
  testOtp,
  testSavedMethods,
  testSavingCustomers,
  testUpiCustomers,
  type TestBank,
  type TestCard,
  type TestEnding,
  type TestSavedMethod,
  type TestUpiCustomer,
  type TestVpaAccount,
} from './gateway/test-instruments.ts';
