// @ts-check
import '../demo/end-with-npm.js';
import { buildDeclarations, buildScripts, clean } from './build.js';

// `npm start`: the build, then the demo, in one process, so that ending it ends everything. The shop does not wait for the
// declarations, which editors read.
await clean();
await buildScripts();
await import('../demo/start.js');
await buildDeclarations();
