import { Component, createRef } from 'react';
import { post } from '../post.js';

export function preparePayment() {
  // The element fetches the payment page once it is on the page.
}

export class PaymentContainer extends Component {
  state = { isLoading: true };

  checkout = createRef();

  handleResult = ({ detail }) => {
    if (detail.outcome === 'cancelled' || detail.status === 'user_aborted') this.props.onLeave('');
    else location.assign(`order?order_id=${this.orderId}`);
  };

  handleError = () => this.props.onLeave('The payment could not be started.');

  async componentDidMount() {
    const checkout = this.checkout.current;
    checkout.addEventListener('hyper-process-result', this.handleResult);
    checkout.addEventListener('hyper-error', this.handleError);
    checkout.addEventListener('hyper-hide-loader', () => this.setState({ isLoading: false }));
    const { orderId, orderDetails, signature, initiate } = await post('order');
    this.orderId = orderId;
    Object.assign(checkout, {
      initiateSignaturePayload: initiate.signaturePayload,
      initiateSignature: initiate.signature,
      orderDetails,
      signature,
    });
  }

  goBack = async () => {
    if (!(await this.checkout.current.handleBackPress())) this.props.onLeave('');
  };

  applyCoupon = async () => {
    this.checkout.current.updateOrder(await post('order', { order_id: this.orderId, amount: '8.00' }));
  };

  render() {
    const { clientId, merchantId, merchantKeyId } = window.shop;
    return (
      <section>
        <button onClick={this.goBack}>Back to the cart</button>
        <button onClick={this.applyCoupon}>Apply the coupon</button>
        {this.state.isLoading && <p>Loading…</p>}
        <hyper-checkout
          ref={this.checkout}
          client-id={clientId}
          merchant-id={merchantId}
          merchant-key-id={merchantKeyId}
          environment="sandbox"
        />
      </section>
    );
  }
}
