// @ts-check
import { formatRupees } from './rupees.js';

const quantity = document.querySelector('select');
const sum = document.querySelector('.sum');

function showSum() {
  if (!quantity || !sum) return;
  const paise = BigInt(quantity.dataset.price ?? '0') * BigInt(quantity.value);
  sum.textContent = formatRupees(`${paise / 100n}.${String(paise % 100n).padStart(2, '0')}`);
}

quantity?.addEventListener('change', showSum);
// The way back may bring another choice than the one that the server printed.
window.addEventListener('pageshow', showSum);
