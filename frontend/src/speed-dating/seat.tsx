import { t } from '../i18n';
import type { How, MyDating, MyRound } from './types';

export const tableName = (how: How, n: number) => t(`sd_table_${how}`, { n });

/** Where to sit and with whom: the table seen from above is a square, as everywhere in the app. */
export function Seat({ dating, round }: { dating: MyDating; round: MyRound | undefined }) {
  if (!round?.partner || round.cut) {
    return (
      <div class="seat">
        <span class="table rest" aria-hidden="true">
          –
        </span>
        <div class="stack g2">
          <p class="big">{t('sd_break')}</p>
          <p>{round?.cut && round.partner ? t('sd_cut', { name: round.partner.display_name }) : t(dating.how === 'on_site' ? 'sd_break_text' : 'sd_break_far')}</p>
        </div>
      </div>
    );
  }
  return (
    <div class="seat">
      <span class="table" aria-hidden="true">
        {round.table}
      </span>
      <div class="stack tight">
        <p class="t-xxl">
          <bdi>{round.partner.display_name}</bdi>
        </p>
        <p class="kick">{tableName(dating.how, round.table)}</p>
      </div>
    </div>
  );
}

/** The whole plan in one look. */
export const SeatList = ({ dating, now }: { dating: MyDating; now?: number }) => (
  <ol class="card rows gap0">
    {dating.rounds.map((round) => (
      <li key={round.number} class="rw" aria-current={round.number === now ? 'step' : undefined}>
        <span class="grow">
          <small>{t('sd_round', { n: round.number })}</small>
          {round.partner && !round.cut ? (
            <b>
              {tableName(dating.how, round.table)} · <bdi>{round.partner.display_name}</bdi>
            </b>
          ) : (
            t('sd_break')
          )}
        </span>
      </li>
    ))}
  </ol>
);
