import { useState } from 'preact/hooks';
import type { MatchingWire } from '../api/types.gen';
import { del, post, put } from '../api/client';
import type { Cohort } from '../api/types';
import { newId } from '../data/id';
import { provide, useRead } from '../data/read';
import { byName, dayAndMonth, dayOf, t } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { fieldError, Form, FormSheet, Trouble, useWishId, useWork } from '../staff/work';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { confirm } from '../ui/confirm';
import { Empty } from '../ui/empty';
import { Area, Field } from '../ui/field';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import { sideOf, Who } from '../ui/who';
import { PlaceSheet } from './ballot';
import { Table } from './table';
import type { Pair } from './arrange';
import { placeOf, put as place, type Choices } from './writes';
import { placeName } from './words';
import { WaitingList } from './team-thirds';
import './matching.css';

type Matching = MatchingWire;
const pathOf = (id: string) => `/cohorts/${id}/matching`;

/** How far a cohort is: who has chosen, the proposals, and the team's own time. */
export function TeamMatching({ id }: { id: string }) {
  const read = useRead<Matching>(pathOf(id));
  const cohort = useRead<Cohort>(`/cohorts/${id}`).data;
  return (
    <Screen title={t('mt_title')} {...(cohort ? { kick: cohort.name } : {})} up={`/cohorts/${id}`} two>
      <Reading read={read}>
        {(data) => (
          <>
            <div class="stack g5">
              <Ballots id={id} matching={data} />
              <Proposals id={id} matching={data} />
            </div>
            <div class="stack g5">
              {data.proposals.some(({ published_at }) => published_at) && data.members.length > 0 && <WaitingList id={id} matching={data} />}
              <Members id={id} matching={data} />
              <Minutes id={id} matching={data} />
            </div>
          </>
        )}
      </Reading>
    </Screen>
  );
}

function Ballots({ id, matching }: { id: string; matching: Matching }) {
  const work = useWork();
  const { stage, members, gate_open } = matching;
  const given = members.filter(({ handed_in }) => handed_in).length;
  const act = async (what: 'ballot-opening' | 'ballot-closing', said: 'mt_opened' | 'mt_closed') => {
    const missing = members.length - given;
    const sure =
      what === 'ballot-opening'
        ? { title: t('mt_open_sure'), text: t('mt_open_sure_text', { n: members.length }), yes: t('mt_open') }
        : { title: t('mt_close_sure'), text: missing ? t('mt_close_sure_missing', { n: missing }) : t('mt_close_sure_text'), yes: t('mt_close') };
    if (!(await confirm(sure))) return;
    if (await work.run(async () => provide(pathOf(id), await post<Matching>(`/cohorts/${id}/${what}`)))) toast(t(said));
  };
  return (
    <Section title={t('mt_ballots')}>
      {!gate_open && (
        <Strip kind="wait" icon="clock" title={t('mt_gate')}>
          {t('mt_gate_text')}
        </Strip>
      )}
      <p>
        <b>{t(`mt_stage_${stage}`)}</b> {members.length > 0 && t('mt_given', { n: given, all: members.length })}
      </p>
      <p class="kick">{t('mt_ballots_text')}</p>
      <div class="row">
        {stage === 'open' ? (
          <Btn onClick={() => act('ballot-closing', 'mt_closed')}>{t('mt_close')}</Btn>
        ) : (
          gate_open && <Btn onClick={() => act('ballot-opening', 'mt_opened')}>{t(stage === 'closed' ? 'mt_open_again' : 'mt_open')}</Btn>
        )}
      </div>
      <Trouble work={work} typed={false} />
    </Section>
  );
}

function Proposals({ id, matching }: { id: string; matching: Matching }) {
  const { proposals, stage, members } = matching;
  const ready = stage !== 'open' && members.length > 1;
  return (
    <Section title={t('mt_proposals')}>
      {proposals.length === 0 ? (
        <p class="kick">{t('mt_proposals_none')}</p>
      ) : (
        <Rows>
          {proposals.map((one) => (
            <Row
              key={one.id}
              href={`/matching/${one.id}`}
              icon="table"
              small={[t('mt_made', { day: dayAndMonth(dayOf(one.created_at)) }), one.by_hand ? t('mt_by_hand_short') : t('mt_alternatives', { n: one.alternatives })].join(' · ')}
              {...(one.published_at ? { end: <Badge kind="good">{t('mt_published')}</Badge> } : {})}
            >
              {t('mt_proposal_n', { n: one.number })}
            </Row>
          ))}
        </Rows>
      )}
      {ready ? (
        <div class="row">
          <Btn kind="main" href={`/cohorts/${id}/matching/new`}>
            {t('mt_find')}
          </Btn>
          <Btn href={`/cohorts/${id}/matching/by-hand`}>{t('staff_by_hand')}</Btn>
        </div>
      ) : (
        <p class="kick">{t(stage === 'open' ? 'mt_close_first' : 'mt_too_few')}</p>
      )}
    </Section>
  );
}

function Members({ id, matching: { members, stage } }: { id: string; matching: Matching }) {
  return (
    <Section title={t('mt_members')}>
      {members.length === 0 ? (
        <Empty title={t('mt_members_none')}>{t('mt_members_none_text')}</Empty>
      ) : (
        <Rows>
          {members.toSorted(byName).map((one) => (
            <Row
              key={one.person_id}
              start={<Who name={one.display_name} side={sideOf(one.age_group)} />}
              small={[t(one.age_group === 'under_25' ? 'mt_under_25' : 'mt_over_25'), one.no_profile && t('mt_no_profile')].filter(Boolean).join(' · ')}
              {...(stage === 'open' && (!one.handed_in || one.on_paper) ? { href: `/cohorts/${id}/ballots/${one.person_id}` } : {})}
              end={<Badge {...(one.handed_in ? { kind: 'good' as const } : {})}>{t(one.handed_in ? (one.on_paper ? 'mt_on_paper' : 'mt_in_app') : 'mt_not_given')}</Badge>}
            >
              <bdi>{one.display_name}</bdi>
            </Row>
          ))}
        </Rows>
      )}
      {stage === 'open' && members.length > 0 && <p class="kick">{t('mt_paper_text')}</p>}
    </Section>
  );
}

function Minutes({ id, matching: { minutes } }: { id: string; matching: Matching }) {
  const [open, setOpen] = useState(false);
  const work = useWork();
  const sum = minutes.reduce((total, one) => total + one.minutes, 0);
  const drop = (note: string) => work.run(async () => provide(pathOf(id), await del<Matching>(`/cohorts/${id}/matching-minutes/${note}`)));
  return (
    <Section title={t('mt_time')}>
      <p>{minutes.length ? t('mt_time_sum', { n: sum }) : t('mt_time_none')}</p>
      {minutes.length > 0 && (
        <Rows plain>
          {minutes.map((one) => (
            <Row
              key={one.id}
              small={dayAndMonth(one.day)}
              end={
                <Btn kind="bare" onClick={() => drop(one.id)}>
                  {t('delete')}
                  <span class="vh">: {t('mt_minutes', { n: one.minutes })}</span>
                </Btn>
              }
            >
              {t('mt_minutes', { n: one.minutes })}
            </Row>
          ))}
        </Rows>
      )}
      <div class="row">
        <Btn onClick={() => setOpen(true)}>{t('mt_time_note')}</Btn>
      </div>
      <p class="kick">{t('mt_time_text')}</p>
      {open && <MinutesForm id={id} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function MinutesForm({ id, onClose }: { id: string; onClose: () => void }) {
  const [minutes, setMinutes] = useState('');
  const [noteId] = useState(newId);
  const work = useWork();
  const save = async () => {
    if (!(await work.run(async () => provide(pathOf(id), await put<Matching>(`/cohorts/${id}/matching-minutes/${noteId}`, { minutes: Number(minutes) }))))) return;
    onClose();
    toast(t('saved'));
  };
  return (
    <FormSheet title={t('mt_time_note')} work={work} onSave={save} onClose={onClose}>
      <Field type="number" inputMode="numeric" min="1" max="1440" label={t('mt_time_label')} value={minutes} onValue={setMinutes} error={fieldError(work, '/minutes', minutes)} />
    </FormSheet>
  );
}

/** A ballot from paper. What stood there before is not shown, nor what anybody else wishes. */
export function TeamPaperBallot({ cohort, person }: { cohort: string; person: string }) {
  const read = useRead<Matching>(pathOf(cohort));
  const [choices, setChoices] = useState<Choices>({ wishes: [], also: [], please_not: null });
  const [asked, setAsked] = useState<string | null>(null);
  const work = useWork();
  const who = read.data?.members.find(({ person_id }) => person_id === person);
  const save = async () => {
    if (!(await work.run(async () => provide(pathOf(cohort), await put<Matching>(`/cohorts/${cohort}/ballots/${person}`, choices))))) return;
    toast(t('saved'));
    go(`/cohorts/${cohort}/matching`, { replace: true });
  };
  return (
    <Screen
      title={t('mt_paper', { name: who?.display_name ?? '' })}
      up={`/cohorts/${cohort}/matching`}
      action={
        <Btn kind="main" onClick={save}>
          {t('mt_paper_save')}
        </Btn>
      }
    >
      <Reading read={read}>
        {({ members, age_rule }) => {
          const choosable = members.filter((one) => one.person_id !== person && (!age_rule || one.age_group !== who?.age_group));
          const other = choosable.find(({ person_id }) => person_id === asked);
          return (
            <>
              <p>{t('mt_paper_more')}</p>
              <Rows>
                {choosable.toSorted(byName).map((one) => {
                  const where = placeOf(choices, one.person_id);
                  return (
                    <Row key={one.person_id} onClick={() => setAsked(one.person_id)} start={<Who name={one.display_name} side="partner" />} {...(where === 'none' ? {} : { end: <Badge>{placeName(where)}</Badge> })}>
                      <bdi>{one.display_name}</bdi>
                    </Row>
                  );
                })}
              </Rows>
              <Trouble work={work} />
              {other && (
                <PlaceSheet
                  name={other.display_name}
                  place={placeOf(choices, other.person_id)}
                  onPlace={(where) => {
                    setChoices(place(choices, other.person_id, where));
                    setAsked(null);
                  }}
                  onClose={() => setAsked(null)}
                />
              )}
            </>
          );
        }}
      </Reading>
    </Screen>
  );
}

/** From nothing, as in the first phase: the team brings people together and says why. */
export function TeamByHand({ id }: { id: string }) {
  const read = useRead<Matching>(pathOf(id));
  const [pairs, setPairs] = useState<Pair[]>([]);
  const [reason, setReason] = useState('');
  const work = useWork();
  const wishId = useWishId();
  const save = async () => {
    const body = { by_hand: true, tandems: pairs, reason };
    const proposal = wishId(body);
    if (await work.run(() => put(`/cohorts/${id}/match-proposals/${proposal}`, body))) go(`/matching/${proposal}`, { replace: true });
  };
  return (
    <Screen
      title={t('staff_by_hand')}
      up={`/cohorts/${id}/matching`}
      plain
      action={
        pairs.length > 0 && (
          <Btn kind="main" submit form="by-hand">
            {t('mt_by_hand_save')}
          </Btn>
        )
      }
    >
      <Reading read={read}>
        {({ members, age_rule }) => (
          <>
            <p>{t('mt_by_hand_text')}</p>
            <Table pairs={pairs} ageRule={age_rule} people={members.toSorted(byName).map(({ person_id, display_name, age_group }) => ({ id: person_id, display_name, age_group }))} onPairs={setPairs} />
            <Form id="by-hand" onSave={save}>
              {pairs.length > 0 && (
                <div class="narrow">
                  <Area label={t('mt_reason')} hint={t('mt_reason_hint')} value={reason} maxLength={500} onValue={setReason} error={fieldError(work, '/reason', reason)} />
                </div>
              )}
              <Trouble work={work} />
            </Form>
          </>
        )}
      </Reading>
    </Screen>
  );
}
