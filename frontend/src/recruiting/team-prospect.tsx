import { useState } from 'preact/hooks';
import { del, post, put } from '../api/client';
import { useDraft } from '../data/draft';
import { useRead } from '../data/read';
import { dayOf, languageName, longDay, t, today } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { fieldError, Form, FormSheet, Trouble, useWishId, useWork, type Work } from '../staff/work';
import { AskAgain, inThreeMonths } from '../start/again';
import { ContactFields, contactMissing, type Contact } from '../start/contact';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Chips } from '../ui/chips';
import { confirm } from '../ui/confirm';
import { CopyBtn } from '../ui/copy';
import { Area, Field } from '../ui/field';
import { Qr } from '../ui/qr';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { Voice } from '../ui/voice';
import { cameBy, nameOf, nextState, STATES, stateName, type State } from './states';
import { move } from './team-pool';
import type { Pool, Prospect } from './types';

/** Somebody in the pool: how to reach them, how they came here, and where they are now. */
export function TeamProspect({ cohort, id }: { cohort: string; id: string }) {
  const read = useRead<Pool>(`/cohorts/${cohort}/pool`);
  const prospect = read.data?.items.find((one) => one.id === id);
  return (
    <Screen title={prospect ? nameOf(prospect) : t('rec_pool')} up={`/cohorts/${cohort}/pool`} {...(prospect ? { kick: stateName(prospect.state) } : {})} two>
      <Reading read={read}>{() => (prospect ? <Parts cohort={cohort} prospect={prospect} /> : <Strip kind="care" title={t('problem_not_found')} />)}</Reading>
    </Screen>
  );
}

function Parts({ cohort, prospect }: { cohort: string; prospect: Prospect }) {
  const gone = prospect.state === 'declined' && !prospect.person_id;
  return (
    <>
      <div class="stack g5">
        {gone ? <p>{t('rec_gone_one')}</p> : <ProspectFacts prospect={prospect} />}
        {!gone && <Moving cohort={cohort} prospect={prospect} />}
        {!gone && !prospect.person_id && <Link cohort={cohort} prospect={prospect} />}
        {prospect.person_id && (
          <Rows>
            <Row icon="person" href={`/people/${cohort}/${prospect.person_id}`} small={t(prospect.joined ? 'rec_joined' : 'rec_not_joined')}>
              {t('rec_person')}
            </Row>
          </Rows>
        )}
      </div>
      <div class="stack g5">
        <ProspectWay prospect={prospect} />
        {!prospect.person_id && <Remove cohort={cohort} prospect={prospect} />}
      </div>
    </>
  );
}

/** What is written of somebody. */
export function ProspectFacts({ prospect }: { prospect: Prospect }) {
  const { state, contact_kind, contact, language, age_group, why, ask_again_day } = prospect;
  return (
    <div class="card">
      <dl class="facts">
        {contact_kind && <dt>{t('rec_reach')}</dt>}
        {contact_kind && (
          <dd>
            {t(`rec_contact_${contact_kind}`)} {contact && <bdi dir="ltr">{contact}</bdi>}
          </dd>
        )}
        {age_group && <dt>{t('rec_age')}</dt>}
        {age_group && <dd>{t(`rec_${age_group}`)}</dd>}
        {language && <dt>{t('lang_legend')}</dt>}
        {language && <dd>{languageName(language)}</dd>}
        {/* Of whoever wants to be asked later nobody keeps the way they came. */}
        {state !== 'not_now' && <dt>{t('rec_came')}</dt>}
        {state !== 'not_now' && <dd>{cameBy(prospect)}</dd>}
        {ask_again_day && <dt>{t('rec_ask_again')}</dt>}
        {ask_again_day && <dd>{longDay(ask_again_day)}</dd>}
      </dl>
      {why && <Voice text={why} />}
    </div>
  );
}

function Moving({ cohort, prospect }: { cohort: string; prospect: Prospect }) {
  const [open, setOpen] = useState<'other' | 'not_now' | null>(null);
  const [day, setDay] = useState(inThreeMonths);
  const work = useWork();
  const next = nextState(prospect);
  const to = async (state: State, askAgain?: string) => {
    if (state === 'declined' && !(await confirm({ title: t('rec_declined_sure'), text: t(prospect.person_id ? 'rec_declined_person' : 'rec_declined_text'), yes: t('rec_move_declined') }))) return;
    if (await move(work, cohort, prospect, state, askAgain)) setOpen(null);
  };
  return (
    <Section title={t('rec_now')}>
      <div class="row">
        {next && (
          <Btn kind="main" class="narrow" icon="check" onClick={() => to(next)}>
            {t(`rec_move_${next}`)}
          </Btn>
        )}
        <Btn onClick={() => setOpen('not_now')}>{t('rec_move_not_now')}</Btn>
        <Btn kind="bare" onClick={() => setOpen('other')}>
          {t('rec_move_other')}
        </Btn>
      </div>
      <Trouble work={work} typed={false} />
      {open === 'not_now' && (
        <FormSheet title={t('rec_move_not_now')} work={work} onSave={() => day > today() && to('not_now', day)} onClose={() => setOpen(null)}>
          <p>{t(prospect.person_id ? 'rec_not_now_person' : 'rec_not_now_text')}</p>
          <AskAgain value={day} onValue={setDay} error={day > today() ? undefined : t('start_again_future')} />
        </FormSheet>
      )}
      {open === 'other' && (
        <OtherState prospect={prospect} work={work} onSave={to} onClose={() => setOpen(null)} />
      )}
    </Section>
  );
}

function OtherState({ prospect, work, onSave, onClose }: { prospect: Prospect; work: Work; onSave: (state: State) => unknown; onClose: () => void }) {
  const [state, setState] = useState(prospect.state);
  const options = STATES.filter((one) => one !== 'not_now' && (one !== 'agreed' || prospect.person_id)).map((value) => ({ value, label: stateName(value) }));
  return (
    <FormSheet title={t('rec_move_other')} work={work} onSave={() => (state === prospect.state ? onClose() : onSave(state))} onClose={onClose}>
      <Chips<State> legend={t('rec_now')} required value={state} options={options} onValue={(value) => value && setState(value)} />
    </FormSheet>
  );
}

/** A link of their own, to say yes, not now or no themselves. */
function Link({ cohort, prospect }: { cohort: string; prospect: Prospect }) {
  const work = useWork();
  const make = () => work.run(() => post(`/cohorts/${cohort}/pool/${prospect.id}/link`));
  return (
    <Section title={t('rec_link')}>
      <p>{t('rec_link_text')}</p>
      {prospect.link ? (
        <div class="card center">
          <Qr text={prospect.link} label={t('rec_link_qr')} />
          <CopyBtn text={prospect.link}>{t('rec_link_copy')}</CopyBtn>
        </div>
      ) : (
        <div class="row">
          <Btn icon="code" onClick={make}>
            {t('rec_link_make')}
          </Btn>
        </div>
      )}
      <Trouble work={work} typed={false} />
    </Section>
  );
}

/** Their dated way. */
export const ProspectWay = ({ prospect }: { prospect: Prospect }) => (
  <Section title={t('rec_way')}>
    {prospect.changes.length === 0 ? (
      <p>{t('rec_way_none')}</p>
    ) : (
      <Rows>
        {prospect.changes.map((change) => (
          <Row key={change.changed_at + change.state} small={[longDay(dayOf(change.changed_at)), change.by && t('rec_by', { name: change.by })].filter(Boolean).join(' · ')}>
            {stateName(change.state)}
          </Row>
        ))}
      </Rows>
    )}
  </Section>
);

function Remove({ cohort, prospect }: { cohort: string; prospect: Prospect }) {
  const work = useWork();
  const remove = async () => {
    if (!(await confirm({ title: t('rec_remove_sure'), text: t('rec_remove_text'), yes: t('delete') }))) return;
    if (await work.run(() => del(`/cohorts/${cohort}/pool/${prospect.id}`))) go(`/cohorts/${cohort}/pool`, { replace: true });
  };
  return (
    <div class="stack g2">
      <div class="row">
        <Btn kind="bare" icon="trash" onClick={remove}>
          {t('rec_remove')}
        </Btn>
      </div>
      <Trouble work={work} typed={false} />
    </div>
  );
}

type Words = Contact & { first_name: string; language: string; age_group: 'under_25' | 'over_25' | null; why: string };
const BLANK: Words = { first_name: '', contact_kind: null, contact: '', language: '', age_group: null, why: '' };

/** The team has met somebody: the same few words a colleague would write. */
export function TeamNewProspect({ cohort }: { cohort: string }) {
  const draft = useDraft<Words>(`prospect:${cohort}`, BLANK);
  const [tried, setTried] = useState(false);
  const work = useWork();
  const wishId = useWishId();
  const { value, set } = draft;
  const save = async () => {
    setTried(true);
    if (!value.first_name.trim() || contactMissing(value)) return;
    const body = { ...value, age_group: value.age_group ?? '' };
    if (!(await work.run(() => put(`/cohorts/${cohort}/pool/${wishId(body)}`, body)))) return;
    await draft.clear();
    go(`/cohorts/${cohort}/pool`, { replace: true });
  };
  return (
    <Screen title={t('rec_add')} up={`/cohorts/${cohort}/pool`}>
      <Form onSave={save}>
        <Strip kind="wait" icon="lock" title={t('refer_no_file')}>
          {t('refer_no_file_more')}
        </Strip>
        <Field
          label={t('start_first_name')}
          value={value.first_name}
          maxLength={60}
          autoComplete="off"
          onValue={(first_name) => set({ first_name })}
          error={tried && !value.first_name.trim() ? t('field_required') : fieldError(work, '/first_name')}
        />
        <ContactFields legend={t('refer_contact')} value={value} onValue={set} tried={tried} />
        <Chips<'under_25' | 'over_25'>
          legend={t('start_age')}
          value={value.age_group}
          onValue={(age_group) => set({ age_group })}
          options={[
            { value: 'under_25', label: t('rec_under_25') },
            { value: 'over_25', label: t('rec_over_25') },
          ]}
        />
        <Area label={t('refer_why')} hint={t('refer_why_hint')} value={value.why} maxLength={300} rows={2} onValue={(why) => set({ why })} />
        <Trouble work={work} />
        <Btn kind="main" submit>
          {t('save')}
        </Btn>
      </Form>
    </Screen>
  );
}
