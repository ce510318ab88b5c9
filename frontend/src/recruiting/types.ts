export type {
  AlumnusWire as Alumnus,
  CodeWire as RecruitingCode,
  PoolWire as Pool,
  ProspectWire as Prospect,
  StartGateWire as StartGate,
} from '../api/types.gen';
