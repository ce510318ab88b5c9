import { useState } from 'preact/hooks';
import { useDraft } from '../data/draft';
import { inOrder, t } from '../i18n';
import { Btn } from '../ui/btn';
import { MultiChips, MultiChipRow } from '../ui/chips';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { Icon } from '../ui/icon';
import { SeenBy } from '../ui/seen-by';
import { Tick } from '../ui/tick';
import { Voice } from '../ui/voice';
import { DAY_PARTS, DAYS, dayName, hintName, HINTS, LIKELY, OTHERS, partName, spoken, TOPICS, topicName, type Profile } from './words';

export const PARTS = ['gives', 'needs', 'languages', 'times', 'hints'] as const;
export type PartName = (typeof PARTS)[number];
type Content = Partial<Profile>;
type Props = { name: PartName; profile: Profile; onSave: (content: Content) => Promise<unknown> };
/** `typed` is an own word that was not put to the others yet; saving takes it along. */
type Editing = Profile & { typed: string };
type Edit = { value: Editing; set: (change: Partial<Editing>) => void };

/** What belongs to a part. */
const FIELDS: Record<PartName, (keyof Profile)[]> = {
  gives: ['gives', 'own_gives'],
  needs: ['needs', 'own_needs'],
  languages: ['languages'],
  times: ['times'],
  hints: ['hints', 'hints_for_team'],
};

/** A part of the profile to change; what is not saved yet stays on the phone. */
export function PartForm({ name, profile, onSave }: Props) {
  const draft = useDraft<Editing>(`profile:${name}`, { ...profile, typed: '' });
  const save = async () => {
    const { typed, ...value } = draft.value;
    const whole: Profile = { ...value, own_gives: withTyped(value.own_gives, typed), own_needs: withTyped(value.own_needs, typed) };
    const content = Object.fromEntries(FIELDS[name].map((field) => [field, whole[field]])) as Content;
    await onSave(content);
    await draft.clear();
  };
  const edit: Edit = { value: draft.value, set: (change) => draft.set(change) };
  return (
    <Form id="gives-part" onSubmit={save}>
      {name === 'gives' && <CardsForm edit={edit} topics="gives" own="own_gives" />}
      {name === 'needs' && <CardsForm edit={edit} topics="needs" own="own_needs" />}
      {name === 'languages' && <Languages edit={edit} />}
      {name === 'times' && <Times edit={edit} />}
      {name === 'hints' && <HintsForm edit={edit} />}
    </Form>
  );
}

const MOST_OWN = 6;

function withTyped(words: string[], typed: string): string[] {
  const text = typed.trim();
  return text && !words.includes(text) && words.length < MOST_OWN ? [...words, text] : words;
}

function CardsForm({ edit, topics, own }: { edit: Edit; topics: 'gives' | 'needs'; own: 'own_gives' | 'own_needs' }) {
  const { [own]: words, typed } = edit.value;
  const add = () => edit.set({ [own]: withTyped(words, typed), typed: '' });
  return (
    <>
      <MultiChips
        legend={t(`pf_part_${topics}`)}
        hiddenLegend
        options={TOPICS.map((value) => ({ value: value as string, label: topicName(value) }))}
        values={edit.value[topics]}
        onValues={(values) => edit.set({ [topics]: values })}
      />
      <div class="stack">
        {words.length > 0 && (
          <ul class="pf-own">
            {words.map((text) => (
              <li key={text} class="row apart">
                <Voice text={text} inline />
                <Btn kind="icon" icon="close" label={t('pf_own_remove', { word: text })} onClick={() => edit.set({ [own]: words.filter((other) => other !== text) })} />
              </li>
            ))}
          </ul>
        )}
        {words.length < MOST_OWN ? (
          <>
            <Field label={t('pf_own_label')} hint={t('pf_own_hint')} value={typed} onValue={(text) => edit.set({ typed: text })} maxLength={80} voice />
            <div class="row">
              <Btn icon="add" onClick={add}>
                {t('pf_own_add')}
              </Btn>
            </div>
          </>
        ) : (
          <p class="kick">{t('pf_own_full')}</p>
        )}
      </div>
    </>
  );
}

function Languages({ edit: { value, set } }: { edit: Edit }) {
  const chosen = value.languages;
  const [more, setMore] = useState(() => chosen.some((code) => !LIKELY.includes(code)));
  const options = (codes: string[]) => codes.map((code) => ({ value: code, label: spoken(code) }));
  const rest = [...OTHERS, ...chosen.filter((code) => !LIKELY.includes(code) && !OTHERS.includes(code))];
  return (
    <MultiChips legend={t('pf_part_languages')} hiddenLegend options={options(LIKELY)} values={chosen} onValues={(languages) => set({ languages })}>
      {more ? (
        <MultiChipRow name="more-languages" options={options(rest).sort((a, b) => inOrder(a.label, b.label))} values={chosen} onValues={(languages) => set({ languages })} />
      ) : (
        <div class="row">
          <Btn icon="below" expanded={false} onClick={() => setMore(true)}>
            {t('pf_more_languages')}
          </Btn>
        </div>
      )}
    </MultiChips>
  );
}

/** Days by parts of the day: every field is large enough for a thumb. Without room for three beside each other they say what they are themselves. */
function Times({ edit: { value, set } }: { edit: Edit }) {
  const toggle = (slot: string) => set({ times: value.times.includes(slot) ? value.times.filter((other) => other !== slot) : [...value.times, slot] });
  return (
    <div class="pf-times">
      <table class="pf-week">
        <thead>
          <tr>
            <th scope="col">
              <span class="vh">{t('pf_part_times')}</span>
            </th>
            {DAY_PARTS.map((part) => (
              <th key={part} scope="col">
                {partName(part)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DAYS.map((day) => (
            <tr key={day}>
              <th scope="row">
                <span aria-hidden="true">{dayName(day, 'short')}</span>
                <span class="vh">{dayName(day)}</span>
              </th>
              {DAY_PARTS.map((part) => {
                const slot = `${day}-${part}`;
                const on = value.times.includes(slot);
                return (
                  <td key={slot}>
                    <label class={on ? 'chip on' : 'chip'}>
                      <input type="checkbox" checked={on} onChange={() => toggle(slot)} />
                      {on && <Icon name="check" />}
                      <span class="pf-part" aria-hidden="true">
                        {partName(part)}
                      </span>
                      <span class="vh">{t('pf_slot', { day: dayName(day), part: partName(part) })}</span>
                    </label>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HintsForm({ edit: { value, set } }: { edit: Edit }) {
  return (
    <>
      <MultiChips
        legend={t('pf_part_hints')}
        hiddenLegend
        options={HINTS.map((hint) => ({ value: hint as string, label: hintName(hint) }))}
        values={value.hints}
        onValues={(hints) => set({ hints })}
      />
      <div class="card">
        <Tick checked={value.hints_for_team} onChecked={(hints_for_team) => set({ hints_for_team })}>
          {t('pf_hints_for_team')}
          <br />
          <small>{t('pf_hints_for_team_more')}</small>
        </Tick>
        <SeenBy team={value.hints_for_team}>{t(value.hints_for_team ? 'pf_see_team' : 'see_me')}</SeenBy>
      </div>
    </>
  );
}
