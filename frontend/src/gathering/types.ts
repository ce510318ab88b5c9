export type { GuestListWire as GuestList, GuestWire as Guest, ScannedOutputBody as Scanned } from '../api/types.gen';
