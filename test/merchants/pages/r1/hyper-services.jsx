import { Component } from 'react';
import { post } from '../post.js';
import { envelope, initiateRequest, processRequest } from '../requests.js';

const scriptId = 'hyper-services';

function loadScript(onLoad) {
  if (window.HyperServices) {
    onLoad();
    return;
  }
  let script = document.getElementById(scriptId);
  if (!script) {
    script = document.createElement('script');
    script.id = scriptId;
    script.src = window.shop.sdk;
    document.head.append(script);
  }
  script.addEventListener('load', onLoad);
}

export function preparePayment() {
  loadScript(() => {
    const { clientId } = window.shop;
    window.HyperServices.preFetch(envelope({ clientId, environment: 'sandbox' }));
  });
}

export class PaymentContainer extends Component {
  constructor(props) {
    super(props);
    this.state = { isLoading: true };
    this.hyperServices = undefined;
    this.initiateTriggered = false;
    this.look = undefined;
    this.isGone = false;
    this.startPayment = this.startPayment.bind(this);
    this.processWhenReady = this.processWhenReady.bind(this);
    this.handleEvent = this.handleEvent.bind(this);
    this.goBack = this.goBack.bind(this);
    this.applyCoupon = this.applyCoupon.bind(this);
  }

  componentDidMount() {
    loadScript(this.startPayment);
  }

  componentWillUnmount() {
    this.isGone = true;
    cancelAnimationFrame(this.look);
    if (this.hyperServices) this.hyperServices.terminate();
  }

  async startPayment() {
    const order = await post('order');
    if (this.isGone) return;
    this.setState({ order });
    // The state is set at once only where React does not wait for the end of the task.
    this.initiate();
    this.processWhenReady();
  }

  initiate() {
    if (this.initiateTriggered) return;
    this.initiateTriggered = true;
    const order = this.state.order || {};
    const { signaturePayload, signature } = order.initiate || {};
    const signed = { merchantKeyId: order.merchantKeyId, signaturePayload, signature };
    this.hyperServices = new window.HyperServices();
    this.hyperServices.initiate(initiateRequest(order, { hyperSDKDiv: 'payment-view', ...signed }), this.handleEvent);
  }

  processWhenReady() {
    const { order } = this.state;
    if (!order || !this.hyperServices.isInitialised()) {
      this.look = requestAnimationFrame(this.processWhenReady);
      return;
    }
    this.hyperServices.process(processRequest(order));
  }

  handleEvent(event) {
    const data = typeof event === 'string' ? JSON.parse(event) : event;
    const payload = typeof data.payload === 'string' ? JSON.parse(data.payload) : data.payload || {};
    switch (data.event) {
      case 'show_loader':
        this.setState({ isLoading: true });
        break;
      case 'hide_loader':
        this.setState({ isLoading: false });
        break;
      case 'initiate_result':
        break;
      case 'process_result':
        this.handleResult(payload.status);
        break;
      default:
        break;
    }
  }

  handleResult(status) {
    if (status === 'backpressed' || status === 'user_aborted') this.props.onLeave('');
    else if (status === 'api_failure') this.props.onLeave('The payment could not be started.');
    // After every other result the window goes to return_url.
  }

  goBack() {
    if (!this.hyperServices || this.hyperServices.handleBackpress()) this.props.onLeave('');
  }

  async applyCoupon() {
    const { orderId } = this.state.order;
    const { orderDetails, signature } = await post('order', { order_id: orderId, amount: '8.00' });
    this.hyperServices.process(envelope({ action: 'updateOrder', orderDetails, signature }));
  }

  render() {
    return (
      <section>
        <button onClick={this.goBack}>Back to the cart</button>
        <button onClick={this.applyCoupon}>Apply the coupon</button>
        {this.state.isLoading && <p>Loading…</p>}
        <div id="payment-view" style={{ height: 700 }} />
      </section>
    );
  }
}
