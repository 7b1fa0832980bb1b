// @ts-check
export {};

const order = document.querySelector('.order');
const { order: id = '', state = '' } = order instanceof HTMLElement ? order.dataset : {};

// In ms. Quick at first, since most banks answer at once.
const [shortest, longest] = [2_000, 15_000];

if (state === 'pending') watch(shortest);

/**
 * Asks again after a pause. A hidden page does not ask.
 *
 * @param {number} pause
 */
function watch(pause) {
  setTimeout(() => void look(pause), pause);
}

/** @param {number} pause */
async function look(pause) {
  if (!document.hidden && (await hasChanged())) location.reload();
  else watch(Math.min(pause * 1.5, longest));
}

async function hasChanged() {
  const answer = await fetch(`/orders/${id}/status`).catch(() => undefined);
  // No answer now is no news: the next one may be.
  if (!answer?.ok) return false;
  const { state: now, checkedAt } = await answer.json();
  const time = document.querySelector('time[datetime]');
  if (time) time.textContent = `${checkedAt.slice(11, 19)} UTC`;
  return now !== state;
}
