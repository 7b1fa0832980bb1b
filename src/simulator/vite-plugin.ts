import { type Simulator, type SimulatorOptions, startSimulator } from './start-simulator.ts';

/** Options for {@link hyperCheckoutSimulator}: those of `startSimulator`, and a callback with the running simulator. */
export interface SimulatorPluginOptions extends SimulatorOptions {
  /** Called once the simulator runs: the place to hand its merchant's keys to code that signs. */
  readonly onStart?: (simulator: Simulator) => void;
}

/** A Vite plugin, as far as this one is one: its type needs no Vite. */
export interface SimulatorPlugin {
  readonly name: string;
  /** Only the dev server gets a simulator, never a build. */
  readonly apply: 'serve';
  config(config: object, env: { readonly isPreview?: boolean }): Promise<{ define: Record<string, string> }>;
  configureServer(server: ServerWithLog): void;
  buildEnd(this: { readonly environment?: { readonly name: string } }): Promise<void>;
}

/** A dev server, as far as this one says where the simulator is. */
interface ServerWithLog {
  readonly config: { readonly logger: { info(text: string): void } };
}

/** Simulators by what they were asked for: Vite starts its new server before it closes the old one when it restarts. */
const running = new Map<string, { readonly started: Promise<Simulator>; users: number }>();

/**
 * A Vite plugin that runs the simulator as long as the dev server.
 *
 * ```ts
 * export default defineConfig({ plugins: [hyperCheckoutSimulator({ store: '.payments.db' })] });
 * ```
 * The app finds `import.meta.env.VITE_HYPER_CHECKOUT_ORIGIN`, `VITE_HYPER_CHECKOUT_CLIENT_ID` and
 * `VITE_HYPER_CHECKOUT_KEY_ID`; in a build all three are undefined.
 * @throws {Error} from the dev server's start, as `startSimulator` throws
 */
export function hyperCheckoutSimulator(options: SimulatorPluginOptions = {}): SimulatorPlugin {
  const { onStart, ...wanted } = options;
  const name = JSON.stringify(wanted);
  let origin = '';
  return {
    name: 'hyper-checkout-simulator',
    apply: 'serve',
    async config(_config, { isPreview = false }) {
      // A preview shows what was built, and a build knows no simulator.
      if (isPreview) return { define: {} };
      const shared = running.get(name) ?? { started: startSimulator(wanted), users: 0 };
      running.set(name, shared);
      shared.users += 1;
      const simulator = await shared.started.catch((error: unknown) => {
        running.delete(name);
        throw error;
      });
      onStart?.(simulator);
      origin = simulator.origin;
      const { clientId, merchantKeyId } = simulator.merchant;
      return {
        define: {
          'import.meta.env.VITE_HYPER_CHECKOUT_ORIGIN': JSON.stringify(simulator.origin),
          'import.meta.env.VITE_HYPER_CHECKOUT_CLIENT_ID': JSON.stringify(clientId),
          'import.meta.env.VITE_HYPER_CHECKOUT_KEY_ID': JSON.stringify(merchantKeyId),
        },
      };
    },
    configureServer({ config: { logger } }) {
      logger.info(`  Payments: ${origin}/  dashboard: ${origin}/dashboard/`);
    },
    // Vite calls this when a server closes, once for each of its environments, of which a client is always one.
    async buildEnd() {
      if ((this.environment?.name ?? 'client') !== 'client') return;
      const shared = running.get(name);
      if (!shared) return;
      shared.users -= 1;
      if (shared.users > 0) return;
      running.delete(name);
      await (await shared.started).stop();
    },
  };
}
