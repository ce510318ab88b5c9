import './conflict';
export { Gives, GivesPart } from './gives';
