export { GatheringScreen, Gatherings } from '../gathering/gatherings';
export { HowItWorks } from './how-it-works';
export { Inviting } from './inviting';
export { Refer } from './refer';
export { Start } from './start';
export { TakingPart } from './taking-part';
