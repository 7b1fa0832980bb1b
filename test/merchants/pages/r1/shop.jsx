import { Component } from 'react';

/** A shop of one cart, whose payment is a container of its own. */
export function shopWith({ PaymentContainer, preparePayment }) {
  return class Shop extends Component {
    constructor(props) {
      super(props);
      this.state = { isPaying: false, message: '' };
      this.leave = (message) => this.setState({ isPaying: false, message });
    }

    componentDidMount() {
      preparePayment();
    }

    render() {
      const { isPaying, message } = this.state;
      return (
        <main>
          <h1>Bags</h1>
          {isPaying ? (
            <>
              <button onClick={() => this.leave('')}>Change the cart</button>
              <PaymentContainer onLeave={this.leave} />
            </>
          ) : (
            <>
              <p>Your cart: one bag. {message}</p>
              <button onClick={() => this.setState({ isPaying: true })}>Check out</button>
            </>
          )}
        </main>
      );
    }
  };
}
