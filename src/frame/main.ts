import { greetedHost } from './greeted-host.ts';

/*
 * The script in the page inside the element's iframe. The host waits for its greeting, and a browser sends a window
 * message only after the task that posted it. So all else runs in the next task; or before, if the host has answered
 * already, since what it sends then is for somebody to take.
 */

const nextTask = new Promise<void>((resolve) => setTimeout(resolve));
void Promise.race([nextTask, greetedHost]).then(() => import('./frame-page.ts'));
