/** What came of a script: `unnamed` if the page's HTML has no such template. */
export type ScriptOutcome = 'loaded' | 'failed' | 'unnamed';

/**
 * Loads a script that the page's own HTML names, in a template of that id. The page's code never chooses an address.
 *
 * In a template the browser does not fetch it ahead: it would compete with the greeting, which the host waits for.
 * Nothing is tried again in here: a fresh frame is a fresh try.
 */
export function loadNamedScript(templateId: string): Promise<ScriptOutcome> {
  return new Promise((resolve) => {
    const template = document.querySelector<HTMLTemplateElement>(`template#${templateId}`);
    const script = template?.content.querySelector('script')?.cloneNode();
    if (!(script instanceof HTMLScriptElement)) {
      resolve('unnamed');
      return;
    }
    script.onload = () => resolve('loaded');
    script.onerror = () => resolve('failed');
    document.head.append(script);
  });
}
