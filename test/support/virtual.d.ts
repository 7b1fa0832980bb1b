// What .config/web-test-runner.config.js hands to the tests in the browser.

declare module 'virtual:simulator' {
  /** Origin of the simulator that this test run started, another one than the test page's. */
  export const origin: string;

  /** The merchant that the vendor's sample requests name. */
  export const seedMerchant: typeof merchant;

  /** The merchant that the simulator knows, with the private key that it made for this run. */
  export const merchant: {
    readonly merchantId: string;
    readonly clientId: string;
    readonly merchantKeyId: string;
    /** PEM. */
    readonly privateKey: string;
    /** PEM. */
    readonly publicKey: string;
    readonly apiKey: string;
    readonly name: string;
  };
}

declare module 'virtual:faults' {
  /** Origin of the server that misbehaves on purpose; see `faultUrl` in faults.ts. */
  export const origin: string;
}

declare module 'virtual:vendor' {
  /** Origin of the server with the stand-ins of the vendor's script and page. */
  export const origin: string;

  /** The address of the folder with the frame pages that the command has written for the test page, with that script. */
  export const frameUrl: string;
}

declare module 'virtual:run' {
  /** True for `npm run test:full`, which runs the combinations that `npm test` samples. */
  export const isFull: boolean;

  /** `SEED` of the environment: which random schedule is to be played alone; else 0. */
  export const seed: number;
}
