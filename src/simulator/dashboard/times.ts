const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** Returns `14:03:22`, in the time zone of the browser. */
export function clockText(ms: number): string {
  return clock.format(ms);
}

/** `22 Nov`. */
export function dayText(ms: number): string {
  return day.format(ms);
}

/** `2 d 3 h`, `10 min`, `25 s`: the two largest units, the smaller one only if it is not zero. */
export function durationText(ms: number): string {
  const units = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1_000],
  ] as const;
  let rest = Math.max(0, ms);
  const parts = units.flatMap(([name, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count > 0 ? [`${count} ${name}`] : [];
  });
  return parts.slice(0, 2).join(' ') || '0 s';
}
