import * as container from './element.jsx';
import { shopWith } from './shop.jsx';

export const Shop = shopWith(container);
