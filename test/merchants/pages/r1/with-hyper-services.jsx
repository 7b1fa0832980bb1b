import * as container from './hyper-services.jsx';
import { shopWith } from './shop.jsx';

export const Shop = shopWith(container);
