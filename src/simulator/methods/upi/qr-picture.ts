import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { QrCode } from './contract.ts';

/**
 * Renders a QR code. It is dark on white in every theme, since that is what cameras expect.
 *
 * @param name for people who cannot see it; empty for decoration
 */
export function qrPicture({ size, path }: QrCode, name: string): SVGTemplateResult {
  return svg`
    <svg class="qr" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" focusable="false"
      role=${name === '' ? nothing : 'img'} aria-label=${name || nothing}>
      <path class="qr-paper" d="M0 0h${size}v${size}H0z"></path>
      <path class="qr-ink" fill-rule="evenodd" d=${path}></path>
    </svg>
  `;
}
