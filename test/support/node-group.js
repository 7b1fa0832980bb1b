// @ts-check
import { pathToFileURL } from 'node:url';

// Runs the compiled test files that the command line names one after another in this process: what they share is
// loaded once, and the suites of each import run in the order of the imports.
for (const path of process.argv.slice(2)) await import(pathToFileURL(path).href);
