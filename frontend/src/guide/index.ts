export { Help } from './help';
