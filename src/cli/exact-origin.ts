import { UsageError } from './usage-error.ts';

/**
 * Reads an exact web origin such as `https://shop.example`: https, or http on this machine.
 * @throws {UsageError} for patterns, paths and other schemes
 */
export function exactOrigin(text: string, flag: string): string {
  const fix = 'Give scheme, host and port and nothing else, such as https://shop.example.';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.origin !== text || text.includes('*')) {
    throw new UsageError(`${flag} is no exact origin: ${text}`, fix);
  }
  if (!isSafe(url)) throw new UsageError(`${flag} is not https: ${text}`, fix);
  return text;
}

/**
 * Reads an absolute web URL: https, or http on this machine. Comes back as it was given.
 * @throws {UsageError} for anything else
 */
export function absoluteUrl(text: string, flag: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !isSafe(url) || url.username !== '' || url.password !== '') {
    throw new UsageError(
      `${flag} is no https URL: ${text}`,
      'Give an absolute URL such as https://pay.shop.example/frame/.',
    );
  }
  return url;
}

function isSafe({ protocol, hostname }: URL): boolean {
  const isLocal = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLocal);
}
