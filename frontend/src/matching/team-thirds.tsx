import { useState } from 'preact/hooks';
import type { ChooserWire, MatchingWire } from '../api/types.gen';
import { del, ProblemError, put } from '../api/client';
import type { Items, Tandem } from '../api/types';
import { provide, useRead } from '../data/read';
import { byName, list, t } from '../i18n';
import { Form, Trouble, useWork } from '../staff/work';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Area } from '../ui/field';
import { Row, Rows } from '../ui/rows';
import { Sheet } from '../ui/sheet';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import { Duo, sideOf, Who } from '../ui/who';
import { rulesInWords } from './team-words';

const pathOf = (id: string) => `/cohorts/${id}/matching`;

/** Who was left over when the others were brought together, and with whom they may go along meanwhile. */
export function WaitingList({ id, matching: { members, despite } }: { id: string; matching: MatchingWire }) {
  const [asked, setAsked] = useState<ChooserWire | null>(null);
  const work = useWork();
  const why = (person: string) => despite.find(({ person_id }) => person_id === person)?.reason;
  const end = (person: string) => work.run(async () => provide(pathOf(id), await del<MatchingWire>(`/cohorts/${id}/thirds/${person}`)));
  return (
    <Section title={t('mt_waiting')}>
      <p class="kick">{t('mt_waiting_text')}</p>
      <Rows plain>
        {members.toSorted(byName).map((one) => (
          <Row
            key={one.person_id}
            start={<Who name={one.display_name} side={sideOf(one.age_group)} />}
            {...(one.along.length ? { small: [t('mt_along', { names: list(one.along) }), why(one.person_id)].filter(Boolean).join(' · ') } : {})}
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
type Against = { tandem: string; rules: string[]; missing: boolean };

const SPEAKS = 'third_against_';
const rulesIn = (error: unknown) => (error instanceof ProblemError ? error.errors.flatMap(({ code }) => (code.startsWith(SPEAKS) ? [code.slice(SPEAKS.length)] : [])) : []);
const namesOf = ({ partners }: Tandem) => partners.map(({ display_name }) => display_name);

function ChooseTandem({ cohort, person, taken, onClose }: ChooseProps) {
  const read = useRead<Items<Tandem>>('/tandems');
  const [against, setAgainst] = useState<Against | null>(null);
  const [reason, setReason] = useState('');
  const work = useWork();
  const go = async (tandem: string) => {
    let rules: string[] = [];
    const place = async () => {
      try {
        provide(pathOf(cohort), await put<MatchingWire>(`/cohorts/${cohort}/thirds/${person.person_id}`, { tandem_id: tandem, reason }));
      } catch (error) {
        rules = rulesIn(error);
        if (rules.length === 0) throw error;
      }
    };
    if (!(await work.run(place))) return;
    if (rules.length > 0) return setAgainst({ tandem, rules, missing: against !== null });
    onClose();
    toast(t('mt_along_done'));
  };
  return (
    <Sheet title={t('mt_along_do')} onClose={onClose}>
      <p>{t('mt_along_with', { name: person.display_name })}</p>
      <Reading read={read}>
        {({ items }) => {
          const free = items.filter((one) => one.cohort_id === cohort && !one.ended_at && !taken.includes(namesOf(one).join()));
          const wanted = free.find(({ id }) => id === against?.tandem);
          if (against && wanted) {
            return (
              <Form onSave={() => go(against.tandem)}>
                <Strip kind="wait" icon="warning" title={list([person.display_name, ...namesOf(wanted)])}>
                  {t('mt_against', { rules: rulesInWords(against.rules) })}
                </Strip>
                <Area label={t('mt_along_why')} hint={t('mt_along_why_hint')} rows={2} value={reason} maxLength={500} onValue={setReason} error={against.missing ? t('field_required') : undefined} />
                <Btn submit>{t('mt_along_despite')}</Btn>
              </Form>
            );
          }
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
