import { useEffect, useState } from 'preact/hooks';
import type { AlternativeWire, MatchingWire, PairingWire, WhatIfWire } from '../api/types.gen';
import { get, post, put } from '../api/client';
import type { Cohort } from '../api/types';
import { useDraft } from '../data/draft';
import { provide, refreshReads, useRead } from '../data/read';
import { dayAndMonth, dayOf, list, t } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { fieldError, Form, FormSheet, Trouble, useWishId, useWork } from '../staff/work';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Area } from '../ui/field';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { Tabs } from '../ui/tabs';
import { Tick } from '../ui/tick';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import { samePairs, type Pair } from './arrange';
import { Table } from './table';
import { reasons, ruleInWords, rulesInWords, wishInWords, type Proposal } from './team-words';
import './matching.css';

const pairsOf = (alternative: AlternativeWire): Pair[] => alternative.tandems.map(({ person_ids }) => person_ids as Pair);

/** A proposal with its reasons: what speaks for each two, what another choice would mean, and the decision. */
export function TeamProposal({ id }: { id: string }) {
  const read = useRead<Proposal>(`/match-proposals/${id}`);
  const proposal = read.data;
  return (
    <Screen
      title={proposal ? t('mt_proposal_n', { n: proposal.number }) : t('mt_title')}
      {...(proposal ? { kick: t('mt_made', { day: dayAndMonth(dayOf(proposal.created_at)) }), up: `/cohorts/${proposal.cohort_id}/matching` } : { up: '/' })}
    >
      <Reading read={read}>{(data) => <Weighing key={data.id} proposal={data} />}</Reading>
    </Screen>
  );
}

function Weighing({ proposal }: { proposal: Proposal }) {
  const [at, setAt] = useState(proposal.published?.alternative ?? 0);
  const alternative = proposal.alternatives[at] as AlternativeWire;
  const [pairs, setPairs] = useState<Pair[]>(pairsOf(alternative));
  const [whatIf, setWhatIf] = useState<WhatIfWire | null>(null);
  const [publishing, setPublishing] = useState(false);
  const work = useWork();
  const changed = !samePairs(pairs, pairsOf(alternative));
  const names = new Map(proposal.people.map(({ id, display_name }) => [id, display_name]));
  const name = (id: string) => names.get(id) || t('erased_person');
  const choose = (index: number) => {
    setAt(index);
    setPairs(pairsOf(proposal.alternatives[index] as AlternativeWire));
    setWhatIf(null);
  };
  useEffect(() => {
    if (!changed) return setWhatIf(null);
    let stale = false;
    void work.run(async () => {
      const answer = await post<WhatIfWire>(`/match-proposals/${proposal.id}/what-if`, { alternative: at, tandems: pairs });
      if (!stale) setWhatIf(answer);
    });
    return () => void (stale = true);
  }, [pairs, at]);
  const shown = changed && whatIf ? whatIf.after : alternative;
  const open = !proposal.published;
  const pairingOf = (pair: Pair) => shown.tandems.find(({ person_ids }) => person_ids.every((one) => pair.includes(one)));
  return (
    <div class="stack g5 all">
      {proposal.published && (
        <Strip kind="good" title={t('mt_published_on', { day: dayAndMonth(dayOf(proposal.published.published_at)) })}>
          {t('mt_published_text')}
        </Strip>
      )}
      {open && proposal.outdated && (
        <Strip kind="wait" icon="clock" title={t('mt_outdated')}>
          {t('mt_outdated_text')}
        </Strip>
      )}
      {proposal.by_hand && (
        <div class="stack tight">
          <span class="kick">{t('mt_by_hand_short')}</span>
          <Voice text={proposal.reason} />
        </div>
      )}
      {proposal.alternatives.length > 1 && (
        <div class="stack g2">
          <p>{t('mt_equally_good', { n: proposal.alternatives.length })}</p>
          <Tabs label={t('mt_alternative')} value={String(at)} options={proposal.alternatives.map((_, i) => ({ value: String(i), label: t('mt_alternative_n', { n: i + 1 }) }))} onValue={(value) => choose(Number(value))} />
        </div>
      )}
      <Worth alternative={shown} name={name} />
      <div class="notices" role="status">{changed && whatIf && <Difference whatIf={whatIf} name={name} />}</div>
      <Trouble work={work} typed={false} />
      <Section title={t('mt_tandems')}>
        <Table
          pairs={pairs}
          people={proposal.people}
          ageRule={proposal.age_rule}
          onPairs={open ? setPairs : undefined}
          renderPair={(pair) => {
            const pairing = pairingOf(pair);
            return pairing && <Why pairing={pairing} name={name} />;
          }}
          renderLeft={(id) => {
            const place = shown.left.find(({ person_id }) => person_id === id);
            const unknown = proposal.people.some((one) => one.id === id && (one.languages.length === 0 || one.times.length === 0));
            return place && <p class="kick">{[place.with.length ? t('mt_as_third', { names: list(place.with.map(name)) }) : t('mt_waiting_list'), unknown && t('mt_no_profile')].filter(Boolean).join(' · ')}</p>;
          }}
        />
        {shown.left.some(({ with: two }) => two.length > 0) && <p class="kick">{t('mt_third_text')}</p>}
      </Section>
      {open && proposal.outdated && <Outdated proposal={proposal} />}
      {open &&
        !proposal.outdated &&
        (changed ? (
          <ByHand proposal={proposal} pairs={pairs} onBack={() => setPairs(pairsOf(alternative))} />
        ) : (
          <div class="row">
            <Btn kind="main" onClick={() => setPublishing(true)}>
              {t('mt_publish')}
            </Btn>
          </div>
        ))}
      <Behind proposal={proposal} name={name} />
      {publishing && !proposal.outdated && <Publish proposal={proposal} at={at} alternative={alternative} name={name} onClose={() => setPublishing(false)} />}
    </div>
  );
}

type Named = { name: (id: string) => string };

/** What a choice is worth, in words, of the whole cohort. */
function Worth({ alternative: { score, not_named }, name }: { alternative: AlternativeWire } & Named) {
  return (
    <Section title={t('mt_worth')}>
      <ul class="card ma-why">
        <li>{t('mt_worth_tandems', { n: score.tandems })}</li>
        <li>{t('mt_worth_mutual', { n: score.mutual })}</li>
        <li>{t('mt_worth_named', { n: score.named })}</li>
        {score.also > 0 && <li>{t('mt_worth_also', { n: score.also })}</li>}
        {score.complement > 0 && <li>{t('mt_worth_complement', { n: score.complement })}</li>}
      </ul>
      {not_named.length > 0 && (
        <p>
          <b>{t('mt_not_named', { n: not_named.length, names: list(not_named.map(name)) })}</b> {t('mt_not_named_text')}
        </p>
      )}
    </Section>
  );
}

/** "Besser für Leo; Mira und Sam verlieren …" */
function Difference({ whatIf: { better, worse, verdict, before, after }, name }: { whatIf: WhatIfWire } & Named) {
  return (
    <div class={`strip ${verdict === 'worse' ? 'wait' : 'good'}`}>
      <div class="grow">
        <b>{t(`mt_verdict_${verdict as 'better' | 'same' | 'worse'}`)}</b>
        {better.length > 0 && <div>{t('mt_better', { names: list(better.map(({ person_id }) => name(person_id))) })}</div>}
        {worse.map(({ person_id, before: had, after: gets }) => (
          <div key={person_id}>{t(gets === 'alone' ? 'mt_loses_all' : had === 'also' ? 'mt_loses_also' : 'mt_loses', { name: name(person_id) })}</div>
        ))}
        {better.length + worse.length === 0 && <div>{t('mt_nobody_changes')}</div>}
        <div class="kick">{t('mt_mutual_from_to', { from: before.mutual, to: after.score.mutual })}</div>
      </div>
    </div>
  );
}

/** Why these two. */
function Why({ pairing, name }: { pairing: PairingWire } & Named) {
  const [a = '', b = ''] = pairing.person_ids.map(name);
  const [first = 'other', second = 'other'] = pairing.regards;
  return (
    <>
      <ul class="ma-why">
        <li>{wishInWords(a, b, first)}</li>
        <li>{wishInWords(b, a, second)}</li>
        {reasons(pairing, a, b).map((line) => (
          <li key={line} class="kick">
            {line}
          </li>
        ))}
      </ul>
      {pairing.against.length > 0 && <p class="err">{t('mt_against', { rules: rulesInWords(pairing.against) })}</p>}
    </>
  );
}

function ByHand({ proposal, pairs, onBack }: { proposal: Proposal; pairs: Pair[]; onBack: () => void }) {
  const [reason, setReason] = useState('');
  const work = useWork();
  const wishId = useWishId();
  const save = async () => {
    const body = { by_hand: true, tandems: pairs, reason, based_on: proposal.id, order: proposal.order, rules_off: proposal.rules_off, pins: [], bans: proposal.bans };
    const id = wishId(body);
    if (!(await work.run(() => put(`/cohorts/${proposal.cohort_id}/match-proposals/${id}`, body)))) return;
    toast(t('mt_kept'));
    go(`/matching/${id}`);
  };
  return (
    <Section title={t('mt_change')}>
      <p>{t('mt_change_text')}</p>
      <Form onSave={save}>
        <div class="narrow">
          <Area label={t('mt_reason')} hint={t('mt_reason_hint')} value={reason} maxLength={500} onValue={setReason} error={fieldError(work, '/reason', reason)} />
        </div>
        <Trouble work={work} />
        <div class="row">
          <Btn kind="main" submit>
            {t('mt_by_hand_save')}
          </Btn>
          <Btn onClick={onBack}>{t('mt_back')}</Btn>
        </div>
      </Form>
    </Section>
  );
}

/** The same question once more, about people and wishes as they are now. */
function Outdated({ proposal: { cohort_id, by_hand, reason, order, rules_off, alternatives, based_on, pins, bans } }: { proposal: Proposal }) {
  const work = useWork();
  const wishId = useWishId();
  const again = () =>
    work.run(async () => {
      const { members } = await get<MatchingWire>(`/cohorts/${cohort_id}/matching`);
      const there = (pairs: Pair[]) => pairs.filter((pair) => pair.every((id) => members.some(({ person_id }) => person_id === id)));
      const asked = { order, rules_off, pins: there(pins as Pair[]), bans: there(bans as Pair[]) };
      const first = alternatives[0];
      const body = by_hand && first ? { ...asked, by_hand, reason, based_on, tandems: there(pairsOf(first)) } : asked;
      const id = wishId(body);
      await put(`/cohorts/${cohort_id}/match-proposals/${id}`, body);
      go(`/matching/${id}`, { replace: true });
    });
  return (
    <>
      <div class="row">
        <Btn kind="main" onClick={again}>
          {t('mt_again')}
        </Btn>
      </div>
      <Trouble work={work} typed={false} />
    </>
  );
}

/** What lies behind a proposal: rules, order, wishes that could not come true. */
function Behind({ proposal, name }: { proposal: Proposal } & Named) {
  return (
    <Section title={t('mt_behind')}>
      <div class="card">
        <dl class="facts">
          <dt>{t('mt_order')}</dt>
          <dd>{[t('mt_goal_tandems'), ...proposal.order.map((goal) => t(`mt_goal_${goal as 'mutual'}`))].map((goal, i) => <div key={goal}>{`${i + 1}. ${goal}`}</div>)}</dd>
          {proposal.rules_off.map(({ rule, reason }) => (
            <div key={rule} class="pf-day">
              <dt>{t('mt_rule_off', { rule: t(`mt_rule_${rule as 'age'}`) })}</dt>
              <dd dir="auto">{reason}</dd>
            </div>
          ))}
          {proposal.pins.length > 0 && (
            <>
              <dt>{t('mt_pins')}</dt>
              <dd>{list(proposal.pins.map((pair) => pair.map(name).join(' & ')))}</dd>
            </>
          )}
          {proposal.bans.length > 0 && (
            <>
              <dt>{t('mt_bans')}</dt>
              <dd>{list(proposal.bans.map((pair) => pair.map(name).join(' & ')))}</dd>
            </>
          )}
        </dl>
      </div>
      <h3>{t('mt_blocked')}</h3>
      {proposal.blocked.length === 0 ? (
        <p class="kick">{t('mt_blocked_none')}</p>
      ) : (
        <Rows>
          {proposal.blocked.map(({ person_id, about_id, regard, rules }) => (
            <Row key={person_id + about_id} small={list(rules.map(ruleInWords))}>
              {wishInWords(name(person_id), name(about_id), regard)}
            </Row>
          ))}
        </Rows>
      )}
      <h3>{t('mt_wishes')}</h3>
      <Rows>
        {proposal.people.map(({ id, wishes, also }) => (
          <Row key={id} small={[wishes.length ? list(wishes.map((one, i) => `${i + 1}. ${name(one)}`)) : t('mt_no_wishes'), also.length ? t('mt_also', { names: list(also.map(name)) }) : ''].filter(Boolean).join(' · ')}>
            <bdi>{name(id)}</bdi>
          </Row>
        ))}
      </Rows>
      <p class="kick">{t('mt_stays')}</p>
    </Section>
  );
}

type PublishProps = { proposal: Proposal; at: number; alternative: AlternativeWire; onClose: () => void } & Named;

/** The decision of a person, apart from everything before. */
function Publish({ proposal, at, alternative, name, onClose }: PublishProps) {
  const cohort = useRead<Cohort>(`/cohorts/${proposal.cohort_id}`).data;
  const [start, setStart] = useState(true);
  const [thirds, setThirds] = useState(() => alternative.left.filter(({ with: two }) => two.length > 0).map(({ person_id }) => person_id));
  const words = useDraft<Record<string, string>>(`words:${proposal.cohort_id}`, {});
  const work = useWork();
  const planned = cohort?.state === 'planned';
  const publish = async () => {
    const said = alternative.tandems.map(({ person_ids }) => ({ person_ids, text: words.value[person_ids.join()] ?? '' })).filter(({ text }) => text.trim());
    const path = `/match-proposals/${proposal.id}`;
    const body = { alternative: at, start_cohort: planned && start, words: said, thirds };
    if (!(await work.run(async () => provide(path, await put<Proposal>(`${path}/publication`, body))))) return void refreshReads();
    await words.clear();
    onClose();
    toast(t('mt_published_toast'));
  };
  return (
    <FormSheet title={t('mt_publish_title')} save="mt_publish" work={work} onSave={publish} onClose={onClose} roomy>
      <p>{t('mt_publish_text', { n: alternative.tandems.length })}</p>
      {alternative.left.length > 0 && <p>{t('mt_publish_left', { n: alternative.left.length, names: list(alternative.left.map(({ person_id }) => name(person_id))) })}</p>}
      {alternative.left.map(
        ({ person_id: id, with: two }) =>
          two.length > 0 && (
            <Tick key={id} checked={thirds.includes(id)} onChecked={(on) => setThirds((now) => (on ? [...now, id] : now.filter((one) => one !== id)))}>
              {t('mt_publish_third', { name: name(id), names: list(two.map(name)) })}
            </Tick>
          ),
      )}
      {planned && (
        <Tick checked={start} onChecked={setStart}>
          {t('mt_publish_start')}
        </Tick>
      )}
      <p class="kick">{t('mt_publish_words')}</p>
      {alternative.tandems.map(({ person_ids }) => {
        const key = person_ids.join();
        return <Area key={key} label={person_ids.map(name).join(' & ')} rows={2} value={words.value[key] ?? ''} maxLength={500} onValue={(text) => words.set({ [key]: text })} />;
      })}
    </FormSheet>
  );
}
