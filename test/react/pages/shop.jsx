import { StrictMode } from 'react';
import { HyperCheckout, useHyperCheckout } from 'hyper-checkout/react';

/**
 * A shop around the checkout. Its handler is another one in each render, and notes which of them hears an event.
 *
 * @param {{ by: 'component' | 'hook', isStrict: boolean, render: number, properties: object, heard: object[], at: object }} props
 */
export function Shop({ by, isStrict, render, properties, heard, at }) {
  const hear = ({ type }) => heard.push({ type, render });
  const handlers = { onHyperInitiateResult: hear, onHyperError: hear, onHyperWarning: hear };
  const loader = <p slot="loader">One moment</p>;
  const checkout =
    by === 'hook' ? (
      <OwnTag {...properties} {...handlers}>
        {loader}
      </OwnTag>
    ) : (
      <HyperCheckout {...properties} {...handlers} className="wide" hidden={false} ref={at}>
        {loader}
      </HyperCheckout>
    );
  const shop = <main>{checkout}</main>;
  return isStrict ? <StrictMode>{shop}</StrictMode> : shop;
}

/** The tag as a shop writes it by itself. */
function OwnTag({ children, ...options }) {
  const ref = useHyperCheckout(options);
  return (
    <hyper-checkout class="wide" ref={ref}>
      {children}
    </hyper-checkout>
  );
}
