/** Seconds since 1970 as text, up to the year 5138. */
export const secondsForm = /^[1-9]\d{8,10}$/;

const secondsOfDay = 86_400;

/** Returns the number of the day in India, five and a half hours ahead of UTC, in which a second falls. */
export function dayInIndia(second: number): number {
  return Math.floor((second + 19_800) / secondsOfDay);
}

/** Reads a day of the calendar, such as `2035-12-31`, as its number. Returns undefined for any other text. */
export function readDay(text: string): number | undefined {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / 1000 / secondsOfDay : NaN;
  // Some engines take 30 February for 2 March.
  return !Number.isNaN(day) && dayText(day) === text ? day : undefined;
}

/** Writes the number of a day as `2035-12-31`. */
export function dayText(day: number): string {
  return new Date(day * secondsOfDay * 1000).toISOString().slice(0, 10);
}
