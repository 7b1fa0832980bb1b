import type { AssetAddress } from './asset-files.ts';
import type { PageTheme } from '../contract/closed-sets.ts';

/** The addresses of built files, with the theme that the dashboard has set in those of stylesheets. */
export function themedAddresses(address: AssetAddress, theme: PageTheme): AssetAddress {
  return (path) => {
    const plain = address(path);
    if (theme === 'auto' || !path.endsWith('.css')) return plain;
    return `${plain}${plain.includes('?') ? '&' : '?'}theme=${theme}`;
  };
}

/** A stylesheet that follows the system's colours, made to keep to one theme. */
export function themedStyles(css: string, theme: Exclude<PageTheme, 'auto'>): string {
  return css
    .replaceAll(/\(prefers-color-scheme: dark\)/g, theme === 'dark' ? '(width >= 0)' : '(width < 0)')
    .replaceAll(/color-scheme: light dark/g, `color-scheme: ${theme}`);
}
