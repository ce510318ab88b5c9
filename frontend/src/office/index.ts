import './office.css';

export { OfficeAsk } from './ask';
export { OfficeCards } from './cards';
export { Office } from './office';
