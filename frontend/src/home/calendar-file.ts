import type { PlannedMeeting } from '../api/types';
import { addDays, clockOf, dayOf, t } from '../i18n';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const utc = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** iCalendar lines are at most 75 bytes long; a longer one goes on after a space. */
function folded(line: string): string {
  const parts = [''];
  let bytes = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (bytes + size > 74) {
      parts.push('');
      bytes = 0;
    }
    parts[parts.length - 1] += letter;
    bytes += size;
  }
  return parts.join('\r\n ');
}

/**
 * The instant at which clocks in Offenbach show a time, wherever the phone is; the first one when they show it twice.
 * Null when clocks jump over it.
 */
export function instantOf(day: string, clock: string): number | null {
  const asUtc = (at: string, time: string) => Date.parse(`${at}T${time}Z`);
  const shown = (at: number) => asUtc(dayOf(new Date(at)), clockOf(new Date(at)));
  const wanted = asUtc(day, clock);
  for (const near of [wanted - DAY, wanted + DAY]) {
    const at = wanted - (shown(near) - near);
    if (shown(at) === wanted) return at;
  }
  return null;
}

/** A date that is still on its way to the server has no instant yet; one without a time takes the whole day. */
function times(planned: PlannedMeeting & { day: string }): string[] {
  const start = planned.starts_at ? Date.parse(planned.starts_at) : planned.clock && instantOf(planned.day, planned.clock);
  if (start) return [`DTSTART:${utc(start)}`, `DTEND:${utc(start + HOUR)}`];
  const date = (day: string) => day.replaceAll('-', '');
  return [`DTSTART;VALUE=DATE:${date(planned.day)}`, `DTEND;VALUE=DATE:${date(addDays(planned.day, 1))}`];
}

/**
 * The meeting as a calendar file. Its title is neutral: calendars show it on lock screens. Its name is that of the
 * tandem, so that a date that moves takes the place of the old one.
 */
export function calendarFile(id: string, planned: PlannedMeeting & { day: string }, title: string, now = Date.now()): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//MainPate//MainPate//DE',
    'BEGIN:VEVENT',
    `UID:${id}@mainpate`,
    `DTSTAMP:${utc(now)}`,
    `SEQUENCE:${planned.revision + (planned.starts_at ? 0 : 1)}`,
    ...times(planned),
    `SUMMARY:${escaped(title)}`,
    ...(planned.place_text ? [`LOCATION:${escaped(planned.place_text)}`] : []),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** Made on the phone, so it works offline too. */
export function downloadMeeting(id: string, planned: PlannedMeeting & { day: string }) {
  const url = URL.createObjectURL(new Blob([calendarFile(id, planned, t('home_calendar_title'))], { type: 'text/calendar' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'mainpate.ics';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
