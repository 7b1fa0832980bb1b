/** The little that tests use of jsdom, which brings no types. */
declare module 'jsdom' {
  export class VirtualConsole {
    on(event: 'jsdomError', heard: (error: unknown) => void): void;
  }
  export class JSDOM {
    constructor(html: string, options: { url: string; runScripts: 'outside-only'; virtualConsole: VirtualConsole });
    readonly window: Window & typeof globalThis;
  }
}
