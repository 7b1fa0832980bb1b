import { StrictMode } from 'react';
import ReactDOM from 'react-dom';
import { openShop } from './shops.js';

/** Mounts the page's shop as React 16 and 17 have it. */
const { Shop, isStrict } = await openShop();
const shop = <Shop />;
ReactDOM.render(isStrict ? <StrictMode>{shop}</StrictMode> : shop, document.getElementById('root'));
