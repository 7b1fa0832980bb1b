import { Component, signal } from '@angular/core';
import type { CheckoutProperties } from 'hyper-checkout';
import { HyperCheckoutDirective } from './hyper-checkout';

@Component({
  selector: 'shop-cart',
  imports: [HyperCheckoutDirective],
  template: `
    <label>Gift note <input #field [value]="note()" (input)="note.set(field.value)" /></label>
    <button (click)="buy()">Buy</button>
    <button (click)="isBuying.set(false)">Back to the cart</button>
    @if (isBuying()) {
      <hyper-checkout [properties]="order()" (hyper-process-result)="status.set($event.detail.status)" />
    }
    <output>{{ status() }}</output>
  `,
})
export class Cart {
  protected readonly note = signal('');
  protected readonly isBuying = signal(false);
  protected readonly order = signal<CheckoutProperties | undefined>(undefined);
  protected readonly status = signal('Not paid');

  protected async buy(): Promise<void> {
    this.isBuying.set(true);
    if (this.order()) return;
    const response = await fetch('/orders', { method: 'POST' });
    this.order.set((await response.json()) as CheckoutProperties);
  }
}
