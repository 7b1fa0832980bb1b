import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import 'hyper-checkout';
import type { CheckoutProperties, HyperProcessResultEvent } from 'hyper-checkout';

@customElement('cart-page')
export class CartPage extends LitElement {
  @state() private note = '';
  @state() private isBuying = false;
  @state() private order: CheckoutProperties | undefined;
  @state() private status = 'Not paid';

  override render() {
    return html`
      <label>Gift note <input .value=${this.note} @input=${this.write} /></label>
      <button @click=${this.buy}>Buy</button>
      <button @click=${() => (this.isBuying = false)}>Back to the cart</button>
      ${this.isBuying ? this.checkout() : nothing}
      <output>${this.status}</output>
    `;
  }

  private checkout() {
    return html`<hyper-checkout
      .clientId=${this.order?.clientId}
      .environment=${this.order?.environment}
      .frameUrl=${this.order?.frameUrl}
      .merchantKeyId=${this.order?.merchantKeyId}
      .orderDetails=${this.order?.orderDetails}
      .signature=${this.order?.signature}
      @hyper-process-result=${({ detail }: HyperProcessResultEvent) => (this.status = detail.status)}
    ></hyper-checkout>`;
  }

  private write({ target }: InputEvent) {
    if (target instanceof HTMLInputElement) this.note = target.value;
  }

  private async buy() {
    this.isBuying = true;
    this.order ??= (await (await fetch('/orders', { method: 'POST' })).json()) as CheckoutProperties;
  }
}
