export { TeamFind } from './team-find';
export { TeamByHand, TeamMatching, TeamPaperBallot } from './team-matching';
export { TeamProposal } from './team-proposal';
