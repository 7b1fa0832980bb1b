import { userAction, type ClickstreamLog } from './clickstream.ts';

/** Which label and key a changed field has, by where the browser may find its value. */
const changes: Readonly<Record<string, readonly [label: string, key: string]>> = {
  'cc-number': ['card_number_changed', 'AddCardScreen'],
  'cc-exp': ['expiry_date_changed', 'AddCardScreen'],
  'cc-csc': ['cvv_changed', 'AddCardScreen'],
};

/**
 * Logs which field the shopper is in, and that it was changed: once for each visit of the field, so that not even the
 * number of characters is told, and never with what is in it.
 */
export function watchFields(page: Element, log: (log: ClickstreamLog) => void, signal: AbortSignal): void {
  let changed: EventTarget | null = null;
  const options = { signal };
  page.addEventListener('focusin', ({ target }) => note(target, 'focused'), options);
  page.addEventListener('focusout', ({ target }) => note(target, 'blurred'), options);
  page.addEventListener(
    'input',
    ({ target }) => {
      const change =
        target instanceof HTMLInputElement ? changes[target.getAttribute('autocomplete') ?? ''] : undefined;
      if (!change || target === changed) return;
      changed = target;
      log(userAction(change[0], { [change[1]]: 'masked' }));
    },
    options,
  );

  function note(target: EventTarget | null, status: 'focused' | 'blurred'): void {
    if (status === 'blurred') changed = null;
    if (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox') {
      log(userAction('field_focussed', { fieldName: target.name, status }));
    }
  }
}
