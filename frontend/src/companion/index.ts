export { Companions, NewCompanion } from './companions';
export { Guest } from './guest';
