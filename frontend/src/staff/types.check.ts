// Fails to compile when the team's types and the server's document drift apart.
import type * as Gen from '../api/types.gen';
import type * as Own from './types';

type Fits<Mine, Theirs extends Mine> = Theirs;

export type Agreed = [Fits<Own.TeamHome, Gen.TeamHomeWire>, Fits<Own.Figures, Gen.FiguresWire>];
