/** The language that the simulator's dashboard has set for every payment page; undefined if it leaves that to the shop. */
export function wishedLanguage(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="hyper-language"]');
  return meta?.content === '' ? undefined : meta?.content;
}
