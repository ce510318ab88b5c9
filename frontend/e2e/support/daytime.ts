const hours = 3_600_000;

/** A zone in which it is around noon right now: at night the server keeps reminders back until the morning. */
export function noonZone(now = new Date()): string {
  const ahead = 12 - now.getUTCHours();
  // In these names the sign says how far Greenwich is ahead.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

/** The day and the clock time on a wall in the zone. */
export function wallTime(zone: string, inHours: number): { day: string; clock: string } {
  const text = new Date(Date.now() + inHours * hours).toLocaleString('sv-SE', { timeZone: zone });
  return { day: text.slice(0, 10), clock: text.slice(11, 16) };
}
