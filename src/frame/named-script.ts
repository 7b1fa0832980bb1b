/** The outcome of loading a script: `unnamed` if the page's HTML has no such template. */
export type ScriptOutcome = 'loaded' | 'failed' | 'unnamed';

/**
 * Loads a script that the page's own HTML names, in a template of that id. The page's code never chooses an address.
 *
 * In a template the browser does not fetch it ahead: it would compete with the greeting, which the host waits for.
 * Nothing is tried again in here: a fresh frame is a fresh try.
 */
export function loadNamedScript(templateId: string): Promise<ScriptOutcome> {
  return new Promise((resolve) => {
    const script = scriptIn(templateId)?.cloneNode();
    if (!(script instanceof HTMLScriptElement)) {
      resolve('unnamed');
      return;
    }
    script.onload = () => resolve('loaded');
    script.onerror = () => resolve('failed');
    document.head.append(script);
  });
}

/** The address of a script that the page's own HTML names. */
export function addressInTemplate(templateId: string): URL | undefined {
  const address = scriptIn(templateId)?.getAttribute('src');
  // Inside a template it is not resolved.
  return address ? new URL(address, document.baseURI) : undefined;
}

function scriptIn(templateId: string): HTMLScriptElement | null | undefined {
  return document.querySelector<HTMLTemplateElement>(`template#${templateId}`)?.content.querySelector('script');
}
