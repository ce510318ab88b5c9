export type {
  CodeWire as InvitationCode,
  OwnGatheringWire as OwnGathering,
  StandingWire as Standing,
  WelcomeWire as Welcome,
  WelcomedWire as Welcomed,
} from '../api/types.gen';
