// @ts-check

/**
 * Collects the results of every runner and prints them as they come: a line per file, and each failure with its text.
 */
export class TestReport {
  #passed = 0;
  #failed = 0;
  /** @type {Map<string, { passed: number, failed: number, ms: number }>} */
  #files = new Map();
  /** @type {string[]} */
  #failures = [];

  get hasFailed() {
    return this.#failed > 0 || this.#passed === 0;
  }

  /** @param {string} file */
  passed(file) {
    this.#passed += 1;
    this.#at(file).passed += 1;
  }

  /**
   * @param {string} file
   * @param {string} test
   * @param {string} text
   */
  failed(file, test, text) {
    this.#failed += 1;
    this.#at(file).failed += 1;
    const failure = `✗ ${file}: ${test}\n${text.trim().replace(/^/gm, '    ')}`;
    this.#failures.push(failure);
    console.log(failure);
  }

  /**
   * @param {string} file
   * @param {number} ms
   */
  spent(file, ms) {
    this.#at(file).ms += ms;
  }

  /** @param {string} file */
  finished(file) {
    const { passed, failed, ms } = this.#at(file);
    console.log(`${failed > 0 ? '✗' : '✓'} ${file}: ${passed} passed, ${failed} failed, ${seconds(ms)}`);
  }

  /** Prints what a reader wants to know at the end; the last line counts everything. */
  conclude() {
    const slowest = [...this.#files].sort(([, one], [, other]) => other.ms - one.ms).slice(0, 10);
    console.log('\nThe ten slowest files:');
    for (const [file, { ms }] of slowest) console.log(`  ${seconds(ms).padStart(8)}  ${file}`);
    if (this.#failures.length > 0) console.log(`\nAll failures again:\n${this.#failures.join('\n')}`);
    console.log(`\n${this.#passed} passed, ${this.#failed} failed`);
  }

  /** @param {string} file */
  #at(file) {
    const found = this.#files.get(file) ?? { passed: 0, failed: 0, ms: 0 };
    this.#files.set(file, found);
    return found;
  }
}

/** @param {number} ms */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
