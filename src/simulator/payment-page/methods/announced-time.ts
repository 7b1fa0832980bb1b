import { msg, str } from '@lit/localize';

/**
 * What a screen reader is told of the time that is left: it changes with each full minute, at half a minute and at ten
 * seconds, not with every second.
 */
export function announcedTime(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds === 0) return msg('Time’s up.', { id: 'time.over', desc: 'Read out when a code expires.' });
  if (seconds <= 10) return msg('Ten seconds left.', { id: 'time.ten', desc: 'Read out.' });
  if (seconds <= 30) return msg('Half a minute left.', { id: 'time.half', desc: 'Read out.' });
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1
    ? msg('Less than a minute left.', { id: 'time.one', desc: 'Read out.' })
    : msg(str`Less than ${minutes} minutes left.`, { id: 'time.several', desc: 'Read out; a number from two up.' });
}
