import type { Entry } from '../api/types';
import { pending } from '../data/outbox';
import { dayAndMonth, dayOf, nearDay, t } from '../i18n';
import { Hanging } from '../media/hanging';
import { Badge, SentBadge } from '../ui/badge';
import { ReadAloud } from '../ui/read-aloud';
import { See } from '../ui/see';
import { Voice } from '../ui/voice';
import { Who } from '../ui/who';
import type { Book } from './book';
import { entity } from './entries';
import { stateOf } from './overlay';
import { titleOf, topicsText, word } from './words';
import './weeks.css';

/** How far everything this phone has written about an entry has come. */
export function entryState(entry: Entry) {
  const names = [entity.entry(entry.id), entity.answers(entry.id), ...entry.additions.map((one) => entity.addition(one.id))];
  const states = names.map((name) => stateOf(name, pending.value));
  return states.find((state) => state === 'parked') ?? states.find((state) => state === 'waiting' || state === 'sending') ?? states.find(Boolean) ?? null;
}

/** A page of the workbook as it stands in the list; the whole card opens it. */
export function EntryCard({ entry, book, atTop }: { entry: Entry; book: Book; atTop?: boolean }) {
  const { author_id, reason, note, topics, additions, visibility, pinned, team_seen_at } = entry;
  return (
    <article class="entry card">
      <Who name={book.name(author_id)} side={book.side(author_id)} />
      <div class="row apart">
        <h3 class="wb-title">
          <a class="wb-open" href={`/entry/${entry.id}`}>
            {titleOf(entry)}
          </a>
          <span class="vh"> – {book.name(author_id)}</span>
        </h3>
        <span class="kick">{nearDay(entry.day)}</span>
      </div>
      {reason && reason !== 'unsaid' && <p class="kick">{t('wb_reason', { reason: word('reason', reason) })}</p>}
      {note && <Voice text={note} />}
      <Hanging media={entry.media} from={book.name(author_id)} closed />
      {topics.length > 0 && <p class="kick">{topicsText(topics)}</p>}
      {additions.map((addition) => (
        <div class="wb-added" key={addition.id}>
          <p class="kick">{t('wb_addition_by', { name: book.name(addition.author_id) })}</p>
          <Voice text={addition.text} />
        </div>
      ))}
      <div class="row apart">
        <See value={visibility} />
        {pinned && !atTop && <Badge icon="pin">{t('wb_pinned')}</Badge>}
        <SentBadge state={entryState(entry)} />
        {(note || additions.length > 0) && <ReadAloud icon />}
      </div>
      {team_seen_at && <p class="kick">{t('wb_seen_short', { day: dayAndMonth(dayOf(team_seen_at)) })}</p>}
    </article>
  );
}
