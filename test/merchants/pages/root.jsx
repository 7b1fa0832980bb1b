import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openShop } from './shops.js';

/** Mounts the page's shop as React 18 and 19 have it. */
const { Shop, isStrict } = await openShop();
const shop = <Shop />;
createRoot(document.getElementById('root')).render(isStrict ? <StrictMode>{shop}</StrictMode> : shop);
