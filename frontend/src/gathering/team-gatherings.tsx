import type { Cohort, Items } from '../api/types';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Empty } from '../ui/empty';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import type { GuestList } from './types';
import { countLine, isAhead, nameOf, whenOf } from './words';

/** When everybody of a cohort comes together. */
export function TeamGatherings({ id }: { id: string }) {
  const cohort = useRead<Cohort>(`/cohorts/${id}`).data;
  const read = useRead<Items<GuestList>>(`/cohorts/${id}/gatherings`);
  return (
    <Screen
      title={t('gathering_all')}
      {...(cohort ? { kick: cohort.name } : {})}
      up={`/cohorts/${id}`}
      action={
        cohort?.state !== 'closed' && (
          <Btn kind="main" icon="add" href={`/cohorts/${id}/gatherings/new`}>
            {t('gathering_new')}
          </Btn>
        )
      }
    >
      <Reading read={read}>
        {({ items }) => {
          if (items.length === 0) return <Empty title={t('gathering_none')}>{t('gathering_none_text')}</Empty>;
          const groups = [
            { title: t('gathering_ahead'), own: items.filter(isAhead) },
            { title: t('gathering_past'), own: items.filter((one) => !isAhead(one)).toReversed() },
          ];
          return groups
            .filter(({ own }) => own.length > 0)
            .map(({ title, own }) => (
              <Section key={title} title={title}>
                <Rows>
                  {own.map((one) => (
                    <Row key={one.id} icon="people" href={`/cohorts/${id}/gatherings/${one.id}`} small={`${whenOf(one)} · ${countLine(one)}`}>
                      <bdi>{nameOf(one)}</bdi>
                    </Row>
                  ))}
                </Rows>
              </Section>
            ));
        }}
      </Reading>
    </Screen>
  );
}
