import { svg, type SVGTemplateResult } from 'lit';
import encodeQR from 'qr';

/** The quiet zone around a code, in modules (ISO/IEC 18004). */
const border = 4;

/**
 * A QR code as one SVG path. It is dark on white in every theme, since that is what cameras expect.
 *
 * @param name what it is, for people who cannot see it; empty for decoration
 */
export function qrPicture(text: string, name: string): SVGTemplateResult {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border });
  const size = modules.length;
  return svg`
    <svg class="qr" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" focusable="false"
      role=${name === '' ? 'presentation' : 'img'} aria-label=${name}>
      <path class="qr-paper" d="M0 0h${size}v${size}H0z"></path>
      <path class="qr-ink" d=${runsOf(modules)}></path>
    </svg>
  `;
}

/** Each run of dark modules as a rectangle. */
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
