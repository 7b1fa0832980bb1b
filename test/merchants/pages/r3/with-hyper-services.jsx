import { Hotel } from './hotel.jsx';
import { Payment } from './hyper-services.jsx';

export const Shop = () => <Hotel Payment={Payment} />;
