export { startSimulator, type Simulator, type SimulatorOptions } from './start-simulator.ts';
export type { Log, LogLine } from './infrastructure/log.ts';
export { StoreError, type StoreProblem } from './application/store-error.ts';
export type { EndResult, PageTheme, WebhookPlan } from './contract/closed-sets.ts';
export { endingNames, endingRow, type EndingName, type EndingRow } from './domain/endings.ts';
export type { JweAuth, Merchant, MerchantKeys, TestMerchant } from './application/merchants.ts';
export type { WebhookTarget } from './application/merchants.ts';
export { readSeed, type Seed, type SeedCustomer } from './application/seed.ts';
export { hyperCheckoutSimulator, type SimulatorPlugin, type SimulatorPluginOptions } from './vite-plugin.ts';
export { testBanks, type TestBank } from './methods/netbanking/fixtures.ts';
export { testCards, type TestCard } from './methods/card/fixtures.ts';
export { testOtp } from './methods/bank-replies.ts';
export { testSavedMethods, testSavingCustomers, type TestSavedMethod } from './application/test-customers.ts';
export {
  testUpiApps,
  testUpiPins,
  testVpas,
  type TestUpiApp,
  type TestUpiPin,
  type TestVpa,
} from './methods/upi/fixtures.ts';
export {
  testClientAuthToken,
  testUpiCustomers,
  type TestUpiCustomer,
  type TestVpaAccount,
} from './application/test-customers.ts';
