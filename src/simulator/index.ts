export { startSimulator, type Simulator, type SimulatorOptions } from './gateway/start-simulator.ts';
export type { Log, LogLine } from './gateway/log.ts';
export { StoreError, type StoreProblem } from './gateway/store-error.ts';
export type { EndResult, PageTheme, WebhookPlan } from './contract/closed-sets.ts';
export { endingNames, endingRow, type EndingName, type EndingRow } from './domain/endings.ts';
export type { JweAuth, Merchant, TestMerchant } from './gateway/merchants.ts';
export type { WebhookTarget } from './gateway/webhooks/webhook-target.ts';
export { readSeed, type Seed, type SeedCustomer } from './gateway/seed.ts';
export { hyperCheckoutSimulator, type SimulatorPlugin, type SimulatorPluginOptions } from './gateway/vite-plugin.ts';
export { testBanks, type TestBank } from './methods/netbanking/fixtures.ts';
export { testCards, type TestCard } from './methods/card/fixtures.ts';
export { testOtp } from './methods/bank-replies.ts';
export {
  testSavedMethods,
  testSavingCustomers,
  type TestSavedMethod,
} from './gateway/test-customers.ts';
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
} from './gateway/test-customers.ts';
