import type { SimulatorOptions } from '../simulator/index.ts';

/** A flag of `simulate`: its form, its line in the help and its default. */
export type SimulateFlag = readonly [form: string, about: string, fallback?: string];

const seed: readonly SimulateFlag[] = [['--seed <file>', 'merchants and customers to begin with, as JSON']];

/** The flags for each option of `startSimulator`, in the order of the help. An option without one is for code alone. */
export const simulatorFlags: Readonly<Record<keyof SimulatorOptions, readonly SimulateFlag[]>> = {
  port: [['--port <number>', 'the port; 0 for any free one', '8800']],
  host: [['--host <address>', 'the address to listen at; one that other machines reach needs --allow-host']],
  allowHosts: [
    [
      '--allow-host <name...>',
      'exact names beside this machine’s by which it is found, such as payments; the first stands in payment links',
    ],
  ],
  store: [['--store <file>', 'keep orders in this file across restarts']],
  parents: [['--parent <origin...>', 'exact origins beside this machine’s that may hold its pages']],
  merchants: seed,
  customers: seed,
  webhook: [
    ['--webhook-url <url>', 'where the test merchant’s server takes webhooks'],
    ['--webhook-user <name>', 'the user name of their Basic authentication'],
    ['--webhook-password-file <file>', 'its password; default: HYPER_CHECKOUT_WEBHOOK_PASSWORD'],
  ],
  webhooksAnywhere: [['--webhooks-anywhere', 'let webhooks leave this machine']],
  juspayTestRules: [['--test-rules', 'Juspay’s test rules: amounts, UPI IDs and cards that pick the ending']],
  orderUpdation: [['--order-updation', 'Pay waits for resumePayment, for every client id']],
  upiCollect: [['--no-upi-collect', 'no UPI collect, as for most merchants since 28 February 2026']],
  strict: [['--strict', 'refuse what Juspay may tolerate and does not document, such as JSON numbers']],
  theme: [['--theme <name>', 'of the payment page: auto, light or dark']],
  language: [['--language <name>', 'of the payment page, such as hindi, whatever the shop asks for']],
  log: [['--log', 'print JSON lines: the start, each request, each fault, the end']],
  clock: [],
  assets: [],
};
