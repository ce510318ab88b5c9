export { TeamEditGathering, TeamNewGathering } from './team-form';
export { TeamGathering } from './team-gathering';
export { TeamGatherings } from './team-gatherings';
import './gathering.css';
