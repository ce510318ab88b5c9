import { useState } from 'preact/hooks';
import type { ChooserWire, MatchingWire } from '../api/types.gen';
import { del, put } from '../api/client';
import type { Items, Tandem } from '../api/types';
import { provide, useRead } from '../data/read';
import { byName, list, t } from '../i18n';
import { Trouble, useWork } from '../staff/work';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Row, Rows } from '../ui/rows';
import { Sheet } from '../ui/sheet';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { Duo, sideOf, Who } from '../ui/who';

const pathOf = (id: string) => `/cohorts/${id}/matching`;

/** Who was left over when the others were brought together, and with whom they may go along meanwhile. */
export function WaitingList({ id, matching: { members } }: { id: string; matching: MatchingWire }) {
  const [asked, setAsked] = useState<ChooserWire | null>(null);
  const work = useWork();
  const end = (person: string) => work.run(async () => provide(pathOf(id), await del<MatchingWire>(`/cohorts/${id}/thirds/${person}`)));
  return (
    <Section title={t('mt_waiting')}>
      <p class="kick">{t('mt_waiting_text')}</p>
      <Rows plain>
        {members.toSorted(byName).map((one) => (
          <Row
            key={one.person_id}
            start={<Who name={one.display_name} side={sideOf(one.age_group)} />}
            {...(one.along.length ? { small: t('mt_along', { names: list(one.along) }) } : {})}
            end={
              <Btn kind="bare" onClick={() => (one.along.length ? end(one.person_id) : setAsked(one))}>
                {t(one.along.length ? 'mt_along_end' : 'mt_along_do')}
                <span class="vh">: {one.display_name}</span>
              </Btn>
            }
          >
            <bdi>{one.display_name}</bdi>
          </Row>
        ))}
      </Rows>
      <Trouble work={work} typed={false} />
      {asked && <ChooseTandem cohort={id} person={asked} taken={members.map(({ along }) => along.join())} onClose={() => setAsked(null)} />}
    </Section>
  );
}

type ChooseProps = { cohort: string; person: ChooserWire; taken: string[]; onClose: () => void };

function ChooseTandem({ cohort, person, taken, onClose }: ChooseProps) {
  const read = useRead<Items<Tandem>>('/tandems');
  const work = useWork();
  const go = async (tandem: string) => {
    if (!(await work.run(async () => provide(pathOf(cohort), await put<MatchingWire>(`/cohorts/${cohort}/thirds/${person.person_id}`, { tandem_id: tandem }))))) return;
    onClose();
    toast(t('mt_along_done'));
  };
  const namesOf = ({ partners }: Tandem) => partners.map(({ display_name }) => display_name);
  return (
    <Sheet title={t('mt_along_do')} onClose={onClose}>
      <p>{t('mt_along_with', { name: person.display_name })}</p>
      <Reading read={read}>
        {({ items }) => {
          const free = items.filter((one) => one.cohort_id === cohort && !one.ended_at && !taken.includes(namesOf(one).join()));
          if (free.length === 0) return <p>{t('mt_along_none')}</p>;
          return (
            <Rows plain>
              {free.map((one) => (
                <Row key={one.id} start={<Duo names={namesOf(one)} />} onClick={() => go(one.id)}>
                  {list(namesOf(one))}
                </Row>
              ))}
            </Rows>
          );
        }}
      </Reading>
      <Trouble work={work} typed={false} />
    </Sheet>
  );
}
