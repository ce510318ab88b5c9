import { t } from '../i18n';
import { Badge } from '../ui/badge';
import { Section } from '../ui/card';
import { begunAt, type Moment } from './clock';
import { tableName } from './seat';
import { breaksIn, nameIn } from './team-words';
import type { Round, TeamDating } from './types';

/** Who sits where, round by round; the one that is on stands open. */
export function Tables({ dating, moment }: { dating: TeamDating; moment: Moment | null }) {
  const { rounds, minutes, minutes_to_change } = dating;
  const current = moment ? (moment.phase === 'done' ? 0 : moment.round) : 1;
  return (
    <Section title={t('sdt_rounds')}>
      {rounds.length === 0 ? (
        <p>{t('sdt_rounds_none')}</p>
      ) : (
        <>
          <p class="kick">{t('sdt_rounds_text', { n: rounds.length, minutes: rounds.length * (minutes + minutes_to_change) - minutes_to_change })}</p>
          <div class="card rows gap0">
            {rounds.map((round) => (
              <details key={`${round.number}-${round.number === current}`} open={round.number === current}>
                <summary class="row">
                  <span class="grow">{t('sd_round', { n: round.number })}</span>
                  {moment && round.number === current && <Badge kind="good">{t(begunAt(moment) >= current ? 'sdt_now' : 'sdt_next')}</Badge>}
                </summary>
                <RoundTable dating={dating} round={round} />
              </details>
            ))}
          </div>
        </>
      )}
    </Section>
  );
}

const RoundTable = ({ dating, round }: { dating: TeamDating; round: Round }) => {
  const resting = breaksIn(dating, round);
  return (
    <>
      <ul class="round">
        {round.talks.map(({ table, first_id, second_id, cut }) => (
          <li key={table}>
            <span class="stop" aria-hidden="true">
              {table}
            </span>
            <span class="grow">
              <span class="vh">{tableName(dating.how, table)}: </span>
              {t('sdt_pair', { first: nameIn(dating, first_id), second: nameIn(dating, second_id) })}
            </span>
            {cut && <Badge kind="wait">{t('sdt_cut')}</Badge>}
          </li>
        ))}
      </ul>
      {resting && <p class="kick">{t('sdt_break', { names: resting })}</p>}
    </>
  );
};
