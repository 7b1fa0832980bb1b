import { Directive, effect, ElementRef, inject, input } from '@angular/core';
import type { CheckoutProperties, HyperCheckout } from 'hyper-checkout';
import 'hyper-checkout';

/** Checks the tag in templates: `[properties]` by this input, `$event` by the types of the element. */
@Directive({ selector: 'hyper-checkout' })
export class HyperCheckoutDirective {
  readonly properties = input<CheckoutProperties>();
  readonly #element = inject<ElementRef<HyperCheckout>>(ElementRef).nativeElement;

  constructor() {
    effect(() => void Object.assign(this.#element, this.properties()));
  }
}
