import { renderToString } from 'react-dom/server.browser';
import { Shop } from './shop.jsx';

/** Prints the page as a server renders it. React's own channels would keep the process open. */
const props = JSON.parse(process.env.SHOP_PROPS);
const html = renderToString(<Shop {...props} render={0} heard={[]} at={{ current: null }} />);
process.stdout.write(html, () => process.exit());
