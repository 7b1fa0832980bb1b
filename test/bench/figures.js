// @ts-check

/**
 * One line of a suite: how one contestant does against another, with one value for each round.
 *
 * @typedef {object} Figure
 * @property {string} name what was measured
 * @property {string} against what it is a ratio to, or what was subtracted
 * @property {readonly number[]} values one for each round
 * @property {'ratio' | 'count' | 'bytes' | 'ms'} [unit] default: ratio
 * @property {number} [aim] what we want
 * @property {number} [gate] what must hold
 * @property {boolean} [higherIsBetter] default: lower is better
 * @property {string} [context] absolute medians, never to be quoted
 */

/**
 * The middle of some numbers; between the two middle ones if their count is even.
 *
 * @param {readonly number[]} numbers
 */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? NaN) + (sorted[Math.ceil(half)] ?? NaN)) / 2;
}

/**
 * The ratio of two contestants within each round: what slows the machine for a while slows both.
 *
 * @param {readonly number[]} ours
 * @param {readonly number[]} theirs
 */
export function ratios(ours, theirs) {
  return ours.map((value, round) => value / (theirs[round] ?? NaN));
}

/**
 * The slope of the straight line that fits the points best (least squares).
 *
 * @param {readonly (readonly [x: number, y: number])[]} points
 */
export function slope(points) {
  const meanOf = (/** @type {0 | 1} */ axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [meanX, meanY] = [meanOf(0), meanOf(1)];
  const along = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return along / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/**
 * Tells whether a figure's median reaches a bound; a figure without that bound always does.
 *
 * @param {Figure} figure
 * @param {'aim' | 'gate'} bound
 */
export function reaches(figure, bound) {
  const wanted = figure[bound];
  if (wanted === undefined) return true;
  const value = median(figure.values);
  return figure.higherIsBetter ? value >= wanted : value <= wanted;
}

/**
 * A table of figures for the terminal.
 *
 * @param {readonly Figure[]} figures
 */
export function tableOf(figures) {
  const head = ['figure', 'against', 'median', 'min–max', 'aim', 'gate', '', 'context'];
  const rows = figures.map((figure) => {
    const print = printerOf(figure);
    const bound = (/** @type {number | undefined} */ value) =>
      value === undefined ? '' : `${figure.higherIsBetter ? '≥' : '≤'} ${print(value)}`;
    return [
      figure.name,
      figure.against,
      print(median(figure.values)),
      figure.values.length > 1 ? `${print(Math.min(...figure.values))}–${print(Math.max(...figure.values))}` : '',
      bound(figure.aim),
      bound(figure.gate),
      verdictOf(figure),
      figure.context ?? '',
    ];
  });
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (/** @type {readonly string[]} */ cells) =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}

/** @param {Figure} figure */
function verdictOf(figure) {
  if (!reaches(figure, 'gate')) return 'GATE MISSED';
  if (figure.aim === undefined) return figure.gate === undefined ? '' : 'gate held';
  if (reaches(figure, 'aim')) return 'aim met';
  return figure.gate === undefined ? 'aim missed' : 'gate held';
}

/**
 * @param {Figure} figure
 * @returns {(value: number) => string}
 */
function printerOf({ unit = 'ratio' }) {
  if (unit === 'ratio') return (value) => `${value.toFixed(value < 0.2 ? 3 : 2)}×`;
  if (unit === 'ms') return (value) => `${value.toFixed(1)} ms`;
  if (unit === 'bytes') return (value) => `${Math.round(value)} B`;
  return (value) => String(Math.round(value * 100) / 100);
}
