let loading;

/** Loads the SDK once, however many routes ask for it. */
export function loadScript() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = window.shop.sdk;
    script.async = true;
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => {
      loading = undefined;
      script.remove();
      reject(new Error('The SDK did not load.'));
    });
    document.head.append(script);
  });
  return loading;
}
