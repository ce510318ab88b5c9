import type { CompanionVisit, Items } from '../api/types';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { problemToast } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { endVisit, VISITS } from './companions';
import { untilWhen } from './mode';

/** Who reads along right now, with the way to end it. */
export function CompanionStrips() {
  const visits = useRead<Items<CompanionVisit>>(VISITS);
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
    </>
  );
}
