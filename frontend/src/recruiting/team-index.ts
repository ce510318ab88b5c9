export { TeamFlyer } from './team-flyer';
export { TeamLinks } from './team-links';
export { TeamPool } from './team-pool';
export { TeamNewProspect, TeamProspect } from './team-prospect';
