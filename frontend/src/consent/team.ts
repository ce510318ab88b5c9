export { TeamDeclarations } from './team-declarations';
export { NewVersion, TeamVersion, TeamVersions } from './team-versions';
