import type { PlannedMeeting } from '../api/types';
import { t } from '../i18n';

const HOUR = 3_600_000;
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

/** The meeting as a calendar file. Its title is neutral: calendars show it on lock screens. */
export function calendarFile(id: string, planned: PlannedMeeting, title: string, now = Date.now()): string {
  const start = Date.parse(planned.starts_at ?? '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//MainPate//MainPate//DE',
    'BEGIN:VEVENT',
    `UID:${id}-${planned.day}@mainpate`,
    `DTSTAMP:${utc(now)}`,
    `SEQUENCE:${planned.revision}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(start + HOUR)}`,
    `SUMMARY:${escaped(title)}`,
    ...(planned.place_text ? [`LOCATION:${escaped(planned.place_text)}`] : []),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** Made on the phone, so it works offline too. */
export function downloadMeeting(id: string, planned: PlannedMeeting) {
  const url = URL.createObjectURL(new Blob([calendarFile(id, planned, t('home_calendar_title'))], { type: 'text/calendar' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'mainpate.ics';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
