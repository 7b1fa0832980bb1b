import { Payment } from './element.jsx';
import { Hotel } from './hotel.jsx';

export const Shop = () => <Hotel Payment={Payment} />;
