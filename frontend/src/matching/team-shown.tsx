import type { ShownBallotWire } from '../api/types.gen';
import { list, t } from '../i18n';

/** The own ballot as the team sees it. */
export function BallotShown({ ballot: { line, proposed } }: { ballot: NonNullable<ShownBallotWire> }) {
  return (
    <div class="card">
      <p>{t(line ? (line.handed_in ? 'mt_shown_given' : 'mt_shown_missing') : 'mt_shown_over')}</p>
      {proposed.length === 0 && <p class="kick">{t('mt_shown_not_yet')}</p>}
      {proposed.slice(0, 1).map(({ number, wishes, also }) => (
        <dl key={number} class="facts">
          <dt>{t('mt_shown_wishes')}</dt>
          <dd>{wishes.length ? list(wishes) : t('mt_no_wishes')}</dd>
          {also.length > 0 && (
            <>
              <dt>{t('ma_place_also')}</dt>
              <dd>{list(also)}</dd>
            </>
          )}
        </dl>
      ))}
      <p class="kick">{t('mt_shown_not')}</p>
    </div>
  );
}
