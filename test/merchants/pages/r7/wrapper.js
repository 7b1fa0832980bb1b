/** The class of an app wrapper: promises in front of the SDK, and one kind of event with its data as text. */
export class HyperWrapper {
  listeners = new Set();

  preFetch(request) {
    window.HyperServices.preFetch(request);
    return Promise.resolve();
  }

  createHyperServices() {
    this.hyperServices = new window.HyperServices();
    return Promise.resolve();
  }

  initiate(request) {
    this.hyperServices.initiate(request, (event) => {
      const data = typeof event === 'string' ? event : JSON.stringify(event);
      for (const listener of this.listeners) listener({ data });
    });
    return Promise.resolve();
  }

  process(request) {
    this.hyperServices.process(request);
    return Promise.resolve();
  }

  isInitialised() {
    return Promise.resolve({ isInitialised: this.hyperServices.isInitialised() });
  }

  onBackPressed() {
    return Promise.resolve({ onBackPressed: this.hyperServices.onBackpress() });
  }

  terminate() {
    this.hyperServices.terminate();
    return Promise.resolve();
  }

  addListener(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
