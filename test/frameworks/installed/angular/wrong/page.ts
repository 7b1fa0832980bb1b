import { Component } from '@angular/core';
import { HyperCheckoutDirective } from '../src/hyper-checkout';

/** The right usages; each wrong one is marked. */
@Component({
  selector: 'shop-page',
  imports: [HyperCheckoutDirective],
  template: `
    <hyper-checkout
      class="wide"
      client-id="acme"
      [properties]="{ orderDetails: '{}', signature: 'c2ln' }"
      (hyper-process-result)="see($event.detail.outcome)"
    />
    <hyper-checkout [properties]="{ clientId: 1 }" /><!-- wrong -->
    <hyper-checkout [properties]="{ clientID: 'acme' }" /><!-- wrong -->
    <hyper-checkout [amount]="'249.00'" /><!-- wrong -->
    <hyper-checkout (hyper-error)="see($event.detail.status)" /><!-- wrong -->
  `,
})
export class Page {
  protected see(text: string): string {
    return text;
  }
}
