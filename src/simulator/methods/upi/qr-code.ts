import encodeQR from 'qr';
import type { QrCode } from './contract.ts';

/** The quiet zone around a code, in modules (ISO/IEC 18004). */
const border = 4;

/** Returns the QR code of a text, as the payment page draws it. */
export function qrCodeOf(text: string): QrCode {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border });
  return { size: modules.length, path: runsOf(modules) };
}

/** Returns each run of dark modules as a rectangle of an SVG path. */
function runsOf(modules: readonly (readonly boolean[])[]): string {
  return modules
    .flatMap((row, y) => {
      const runs: string[] = [];
      for (let x = 0; x < row.length; x++) {
        const start = x;
        while (row[x] === true) x++;
        if (x > start) runs.push(`M${start} ${y}h${x - start}v1H${start}z`);
      }
      return runs;
    })
    .join('');
}
