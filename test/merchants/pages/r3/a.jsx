import { Component } from 'react';
import { Hotel } from './hotel.jsx';
import { initiateRequest, processRequest } from '../requests.js';

function handleEvent({ event }) {
  switch (event) {
    case 'show_loader':
    case 'hide_loader':
    case 'initiate_result':
    case 'process_result':
    default:
      break;
  }
}

/** Goes on only where the instance says by a private field that initiate was called. */
class Payment extends Component {
  componentDidMount() {
    this.hyperServices = new window.HyperServices();
    if (!this.hyperServices.initiateTriggered) {
      this.hyperServices.initiate(initiateRequest(this.props.order), handleEvent);
    }
    if (this.hyperServices.initiateTriggered) this.hyperServices.process(processRequest(this.props.order));
  }

  componentWillUnmount() {
    this.hyperServices.terminate();
  }

  render() {
    return <div id="sdk-view" style={{ height: 700 }} />;
  }
}

export const Shop = () => <Hotel Payment={Payment} returnUrl="return?programType=epicure" />;
