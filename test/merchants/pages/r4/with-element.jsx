import * as payment from './element.jsx';
import { shopWith } from './shop.jsx';

export const Shop = shopWith(payment);
