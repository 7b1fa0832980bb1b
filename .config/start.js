// @ts-check
import '../demo/end-with-npm.js';

// `npm start`: the build, then the demo, in one process, so that ending it ends everything.
await import('./build.js');
await import('../demo/start.js');
