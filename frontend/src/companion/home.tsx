import { put } from '../api/client';
import type { CompanionQuestion, CompanionVisit, Items } from '../api/types';
import { me } from '../api/session';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { problemToast } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { endVisit, VISITS } from './companions';
import { untilWhen } from './mode';

const ASKED = '/me/companion-questions';

/** Who reads along right now, with the way to end it; and what the partner's companion may read of one's own. */
export function CompanionStrips({ partner }: { partner: string }) {
  const visits = useRead<Items<CompanionVisit>>(VISITS);
  const asked = useRead<Items<CompanionQuestion>>(ASKED);
  if (!me.value) return null;
  const answer = (id: string, word: 'yes' | 'no') => put(`${ASKED}/${id}`, { answer: word }).then(asked.refresh, problemToast);
  return (
    <>
      {visits.data?.items
        .filter(({ open }) => open)
        .map((one) => (
          <Strip key={one.id} kind="good" icon="eye" title={t('cm_home', { name: one.first_name, time: untilWhen(one.until) })}>
            <a href="/companions">{t('cm_look')}</a>{' '}
            <Btn kind="bare" onClick={() => endVisit(one.id).then(visits.refresh, problemToast)}>
              {t('cm_end')}
            </Btn>
          </Strip>
        ))}
      {asked.data?.items
        .filter((one) => one.answer !== 'no')
        .map((one) =>
          one.answer === 'yes' ? (
            <Strip key={one.id} kind="good" icon="eye" title={t('cm_ask_said_yes', { name: partner, time: untilWhen(one.until) })}>
              <Btn kind="bare" onClick={() => answer(one.id, 'no')}>
                {t('cm_take_back')}
              </Btn>
            </Strip>
          ) : (
            <section key={one.id} class="card stack g2" aria-labelledby={`ask-${one.id}`}>
              <h2 class="t-l" id={`ask-${one.id}`}>
                {t('cm_ask_title')}
              </h2>
              <p>{t('cm_ask_text', { name: partner, time: untilWhen(one.until) })}</p>
              <div class="row">
                <Btn onClick={() => answer(one.id, 'yes')}>{t('yes')}</Btn>
                <Btn onClick={() => answer(one.id, 'no')}>{t('no')}</Btn>
              </div>
            </section>
          ),
        )}
    </>
  );
}
