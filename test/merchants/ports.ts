import { readFileSync } from 'node:fs';

/** The SDK part of a merchant's page, in two ways: everything between the shop around it and the payment page. */
interface Port {
  readonly id: string;
  /** Files with the vendor's `HyperServices`, below `pages`. */
  readonly sdk: readonly string[];
  /** Files with `<hyper-checkout>`. */
  readonly element: readonly string[];
}

/** The pages that exist in both ways. `merchants.ts` has the rows that both are run with. */
const ports: readonly Port[] = [
  { id: 'R-1', sdk: ['r1/hyper-services.jsx', 'requests.js'], element: ['r1/element.jsx'] },
  { id: 'R-3c', sdk: ['r3/hyper-services.jsx', 'requests.js'], element: ['r3/element.jsx'] },
  {
    id: 'R-4',
    sdk: [
      'r4/hyper-services/load-script.js',
      'r4/hyper-services/use-hyper-services.js',
      'r4/hyper-services/payment-route.jsx',
      'requests.js',
    ],
    element: ['r4/element.jsx'],
  },
];

/** A port with its size: lines that are neither blank nor comment. */
export interface MeasuredPort {
  readonly id: string;
  readonly sdkLines: number;
  readonly elementLines: number;
}

/** Counts the lines of every port, for the documents that quote them. */
export function measurePorts(): readonly MeasuredPort[] {
  return ports.map(({ id, sdk, element }) => ({ id, sdkLines: linesIn(sdk), elementLines: linesIn(element) }));
}

function linesIn(files: readonly string[]): number {
  return files
    .flatMap((file) => readFileSync(new URL(`pages/${file}`, import.meta.url), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '' && !/^\s*(\/\/|\/?\*)/.test(line)).length;
}
