import { useState } from 'preact/hooks';
import type { MatchingWire } from '../api/types.gen';
import { put, ProblemError } from '../api/client';
import { useRead } from '../data/read';
import { byName, isKey, t } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { fieldError, Form, Trouble, useWishId, useWork } from '../staff/work';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Area, Select } from '../ui/field';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { Tick } from '../ui/tick';
import type { Pair } from './arrange';
import { GOALS, RULES, type Goal, type Rule } from './team-words';
import './matching.css';

/** What binds and what counts, before the best tandems are looked for. */
export function TeamFind({ id }: { id: string }) {
  const read = useRead<MatchingWire>(`/cohorts/${id}/matching`);
  return (
    <Screen
      title={t('mt_find')}
      up={`/cohorts/${id}/matching`}
      action={
        <Btn kind="main" submit form="find">
          {t('mt_find_go')}
        </Btn>
      }
    >
      <Reading read={read}>{(matching) => <Asking id={id} matching={matching} />}</Reading>
    </Screen>
  );
}

function Asking({ id, matching }: { id: string; matching: MatchingWire }) {
  const [off, setOff] = useState<Partial<Record<Rule, string | undefined>>>({});
  const [order, setOrder] = useState<Goal[]>([...GOALS]);
  const [pins, setPins] = useState<Pair[]>([]);
  const [changed, setBans] = useState<Pair[] | null>(null);
  const bans = changed ?? (matching.parted as Pair[]); // who went apart, until the team says otherwise
  const work = useWork();
  const wishId = useWishId();
  const rules = RULES.filter((rule) => rule !== 'age' || matching.age_rule);
  const chosenOff = rules.filter((rule) => off[rule] !== undefined);
  const find = async () => {
    const body = { rules_off: chosenOff.map((rule) => ({ rule, reason: off[rule] ?? '' })), order, pins, bans };
    const proposal = wishId(body);
    if (await work.run(() => put(`/cohorts/${id}/match-proposals/${proposal}`, body))) go(`/matching/${proposal}`, { replace: true });
  };
  const move = (at: number, by: number) => {
    const next = [...order];
    const [goal] = next.splice(at, 1);
    if (goal) next.splice(at + by, 0, goal);
    setOrder(next);
  };
  const impossible = work.trouble instanceof ProblemError ? work.trouble.errors.filter(({ pointer }) => pointer.startsWith('/pins/')) : [];
  return (
    <Form id="find" onSave={find}>
      <p>{t('mt_find_text')}</p>
      <Section title={t('mt_rules')}>
        <p class="kick">{t('mt_rules_text')}</p>
        {rules.map((rule) => (
          <div key={rule} class="stack g2">
            <Tick checked={off[rule] === undefined} onChecked={(on) => setOff((now) => ({ ...now, [rule]: on ? undefined : '' }))}>
              {t(`mt_rule_${rule}`)}
            </Tick>
            {off[rule] !== undefined && (
              <Area
                label={t('mt_rule_why')}
                rows={2}
                value={off[rule] ?? ''}
                maxLength={500}
                onValue={(reason) => setOff((now) => ({ ...now, [rule]: reason }))}
                error={fieldError(work, `/rules_off/${chosenOff.indexOf(rule)}/reason`, off[rule])}
              />
            )}
          </div>
        ))}
      </Section>
      <Section title={t('mt_order')}>
        <p class="kick">{t('mt_order_text')}</p>
        <ol class="card ma-order">
          <li>
            <span class="grow">{t('mt_goal_tandems')}</span>
          </li>
          {order.map((goal, at) => (
            <li key={goal}>
              <span class="grow">{t(`mt_goal_${goal}`)}</span>
              <Btn kind="icon" icon="up" label={t('mt_up', { what: t(`mt_goal_${goal}`) })} disabled={at === 0} onClick={() => move(at, -1)} />
              <Btn kind="icon" icon="below" label={t('mt_down', { what: t(`mt_goal_${goal}`) })} disabled={at === order.length - 1} onClick={() => move(at, 1)} />
            </li>
          ))}
        </ol>
      </Section>
      <Couples title={t('mt_pins')} text={t('mt_pins_text')} matching={matching} pairs={pins} onPairs={setPins} />
      <Couples title={t('mt_bans')} text={t('mt_bans_text')} matching={matching} pairs={bans} onPairs={setBans} />
      {impossible.map(({ pointer, code }) => {
        const pin = pins[Number(pointer.split('/')[2])];
        const key = `mt_${code}`;
        return (
          <p key={pointer + code} class="err">
            {pin && <bdi>{pin.map((one) => matching.members.find(({ person_id }) => person_id === one)?.display_name).join(' & ')}</bdi>}: {isKey(key) ? t(key) : t('field_wrong')}
          </p>
        );
      })}
      <Trouble work={work} />
    </Form>
  );
}

type CouplesProps = { title: string; text: string; matching: MatchingWire; pairs: Pair[]; onPairs: (pairs: Pair[]) => void };

/** Pairs of people that the team sets. */
function Couples({ title, text, matching: { members }, pairs, onPairs }: CouplesProps) {
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const name = (id: string) => members.find(({ person_id }) => person_id === id)?.display_name ?? '';
  const options = (without: string) => members
      .filter(({ person_id }) => person_id !== without)
      .toSorted(byName)
      .map(({ person_id, display_name }) => ({ value: person_id, label: display_name }));
  const add = () => {
    onPairs([...pairs, [first, second]]);
    setFirst('');
    setSecond('');
  };
  return (
    <Section title={title}>
      <p class="kick">{text}</p>
      {pairs.length > 0 && (
        <Rows>
          {pairs.map((pair) => (
            <Row
              key={pair.join()}
              end={
                <Btn kind="bare" onClick={() => onPairs(pairs.filter((one) => one !== pair))}>
                  {t('delete')}
                </Btn>
              }
            >
              <bdi>{name(pair[0])}</bdi> & <bdi>{name(pair[1])}</bdi>
            </Row>
          ))}
        </Rows>
      )}
      <div class="row">
        <Select label={t('mt_one')} empty="–" value={first} options={options(second)} onValue={setFirst} />
        <Select label={t('mt_other')} empty="–" value={second} options={options(first)} onValue={setSecond} />
        {first && second && <Btn onClick={add}>{t('mt_add')}</Btn>}
      </div>
    </Section>
  );
}
