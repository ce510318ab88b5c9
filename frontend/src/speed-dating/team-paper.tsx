import { useEffect, useState } from 'preact/hooks';
import type texts from '../../locales/de/dating.json';
import { clock as clockWords, datesIn, direction, isLang, longDay, t, textFrom, textsIn, type Catalog, type Lang, type Values } from '../i18n';
import { tableName } from './seat';
import { guestName, nameIn, presentIn } from './team-words';
import type { Guest, TeamDating } from './types';

export type PaperKind = { what: 'tables' | 'cards' | 'calls'; only?: string };

type Say = (key: keyof typeof texts, values?: Values) => string;

/** Texts in the languages of those who take a card home, whatever the coach reads. */
function useTexts(wanted: Lang[]): ((language: Lang) => Say) | null {
  const [catalogs, setCatalogs] = useState<Map<Lang, Catalog> | null>(null);
  useEffect(() => {
    void Promise.all(wanted.map(async (language) => [language, await textsIn('dating', language)] as const)).then((all) => setCatalogs(new Map(all)));
  }, [wanted.join()]);
  return catalogs && ((language) => (key, values) => textFrom(catalogs.get(language) ?? {}, language, key, values));
}

const spokenBy = ({ language }: Guest): Lang => (isLang(language) ? language : 'de');

/** Table cards, and cards for people without a phone; printed as soon as they are there. */
export function Papers({ dating, kind, onDone }: { dating: TeamDating; kind: PaperKind; onDone: () => void }) {
  const guests = kind.only ? dating.guests.filter(({ person_id }) => person_id === kind.only) : presentIn(dating);
  const say = useTexts([...new Set(guests.map(spokenBy))].toSorted());
  const ready = say !== null;
  useEffect(() => {
    if (!ready) return;
    addEventListener('afterprint', onDone, { once: true });
    print();
    return () => removeEventListener('afterprint', onDone);
  }, [ready]);
  if (!say) return null;
  return (
    <div class="print-only papers">
      {kind.what === 'tables' && <TableCards dating={dating} />}
      {kind.what === 'calls' && <CallList dating={dating} guests={guests} />}
      {kind.what === 'cards' && guests.map((guest) => <PersonCard key={guest.person_id} dating={dating} guest={guest} say={say(spokenBy(guest))} />)}
    </div>
  );
}

function TableCards({ dating }: { dating: TeamDating }) {
  const numbers = [...new Set(dating.rounds.flatMap(({ talks }) => talks.map(({ table }) => table)))].toSorted((a, b) => a - b);
  return (
    <>
      {numbers.map((number) => (
        <article key={number} class="table-card">
          <h1>{tableName(dating.how, number)}</h1>
          <p class="table-number" aria-hidden="true">
            {number}
          </p>
          <table class="plain">
            <tbody>
              {dating.rounds.map((round) => {
                const talk = round.talks.find(({ table, cut }) => table === number && !cut);
                return (
                  <tr key={round.number}>
                    <th scope="row">{t('sd_round', { n: round.number })}</th>
                    <td>{talk ? t('sdt_pair', { first: nameIn(dating, talk.first_id), second: nameIn(dating, talk.second_id) }) : '–'}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </article>
      ))}
    </>
  );
}

/** Who is connected with whom. The numbers are written by hand: the app knows none, and nobody learns another's. */
const CallList = ({ dating, guests }: { dating: TeamDating; guests: Guest[] }) => (
  <article class="call-list">
    <h1>{t('sdt_calls')}</h1>
    <p>{t('sdt_calls_text')}</p>
    <table class="plain">
      <tbody>
        {guests.map((guest) => (
          <tr key={guest.person_id}>
            <th scope="row">
              <bdi>{guestName(guest)}</bdi>
            </th>
            <td>{t('sdt_number')}: ____________________</td>
          </tr>
        ))}
      </tbody>
    </table>
    {dating.rounds.map((round) => (
      <section key={round.number}>
        <h2>{t('sd_round', { n: round.number })}</h2>
        <ul>
          {round.talks
            .filter(({ cut }) => !cut)
            .map(({ table, first_id, second_id }) => (
              <li key={table}>
                {tableName('phone', table)}: {t('sdt_pair', { first: nameIn(dating, first_id), second: nameIn(dating, second_id) })}
              </li>
            ))}
        </ul>
      </section>
    ))}
  </article>
);

/** One's own tables on paper, in one's own language. */
function PersonCard({ dating, guest, say }: { dating: TeamDating; guest: Guest; say: Say }) {
  const language = spokenBy(guest);
  const day = datesIn(language, { timeZone: 'UTC', dateStyle: 'full' }).format(new Date(`${dating.day}T12:00:00Z`));
  return (
    <article class="person-card" lang={language} dir={direction(language)}>
      <p>
        {say('sd_title')} · {say('sd_when', { day, clock: dating.clock })}
      </p>
      <h1>
        <bdi>{guestName(guest)}</bdi>
      </h1>
      <table class="plain">
        <tbody>
          {dating.rounds.map((round) => {
            const talk = round.talks.find(({ first_id, second_id, cut }) => !cut && (first_id === guest.person_id || second_id === guest.person_id));
            const other = talk && (talk.first_id === guest.person_id ? talk.second_id : talk.first_id);
            return (
              <tr key={round.number}>
                <th scope="row">{say('sd_round', { n: round.number })}</th>
                <td>
                  {talk && other ? (
                    <>
                      {say(`sd_table_${dating.how}`, { n: talk.table })} · <bdi>{nameIn(dating, other)}</bdi>
                    </>
                  ) : (
                    say('sd_break')
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </article>
  );
}

/** When it is, for a heading. */
export const whenOf = (dating: TeamDating) => t('sd_when', { day: longDay(dating.day), clock: clockWords(dating.clock) });
