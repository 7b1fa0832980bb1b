// @ts-check
/*
 * A page of a bank, in the place of the payment page or in a frame of it. It posts `message`, JSON, to each window above
 * it, goes on to `back`, and has a link to `finish` for the whole window.
 */

const query = new URLSearchParams(location.search);
const message = query.get('message');
const back = query.get('back');
if (message !== null) for (const above of [parent, parent.parent]) above.postMessage(JSON.parse(message), '*');
if (back !== null) location.replace(back);

const link = document.createElement('a');
Object.assign(link, { href: query.get('finish') ?? '', target: '_top', textContent: 'Finish at the bank' });
document.body.append(link);
