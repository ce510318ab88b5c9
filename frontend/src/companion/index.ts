export { Companions, NewCompanion } from './companions';
export { Guest } from './guest';
export { TeamWords } from './team-words';
