import * as payment from './hyper-services/payment-route.jsx';
import { shopWith } from './shop.jsx';

export const Shop = shopWith(payment);
