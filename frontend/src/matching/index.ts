export { BallotScreen } from './ballot';
export { FitScreen } from './fit';
export { PartnerScreen } from './partner';
