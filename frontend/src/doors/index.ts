export { DoorsScreen } from './doors';
export { SecondFactorMissing, SecondFactorScreen } from './second-factor';
