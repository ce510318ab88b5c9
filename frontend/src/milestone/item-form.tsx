import { useState } from 'preact/hooks';
import type { PlanItem } from '../api/types';
import { useDraft } from '../data/draft';
import { t } from '../i18n';
import { back } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Chips } from '../ui/chips';
import { confirm } from '../ui/confirm';
import { Area, Field } from '../ui/field';
import { Scale } from '../ui/pick';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import type { View } from './table';
import { five, HELPERS, word } from './words';
import { deleteItem, saveItem } from './writes';

type Form = {
  owner: string;
  what: string;
  why: string;
  step: string;
  day: string;
  clock: string;
  place: string;
  obstacle: string;
  then_text: string;
  helper: PlanItem['helper'];
  helper_text: string;
  confidence: number | null;
  version: number;
};
const BOTH = 'both';
const STEP = 'plan-step';

const formOf = (item: PlanItem | undefined, me: string): Form => ({
  owner: item ? (item.owner_id ?? BOTH) : me,
  what: item?.what ?? '',
  why: item?.why ?? '',
  step: item?.step ?? '',
  day: item?.day ?? '',
  clock: item?.clock ?? '',
  place: item?.place ?? '',
  obstacle: item?.obstacle ?? '',
  then_text: item?.then_text ?? '',
  helper: item?.helper ?? null,
  helper_text: item?.helper_text ?? '',
  confidence: item?.confidence ?? null,
  version: item?.version ?? 0,
});

/** One thing the two plan: what, the first step, and what to do when something gets in the way. */
export function ItemForm({ view, id }: { view: View; id: string }) {
  const { sheet, table, at } = view;
  const item = sheet.plan.items.find((one) => one.id === id);
  const isNew = id === 'new';
  const draft = useDraft(isNew ? `ms-item:new:${sheet.meeting.id}` : `ms-item:${id}`, formOf(item, table.me));
  const [missing, setMissing] = useState(false);
  const form = draft.value;
  const set = draft.set;
  const title = t(isNew ? 'ms_item_new' : 'ms_item_change');

  if (!isNew && !item) {
    return (
      <Screen title={title} up={at}>
        <p>{t('ms_item_gone')}</p>
      </Screen>
    );
  }

  const save = async () => {
    if (!form.what.trim()) {
      setMissing(true);
      document.getElementById('plan-what')?.focus();
      return;
    }
    const { owner, day, clock, version, ...rest } = form;
    await saveItem(sheet.plan, isNew ? null : id, { ...rest, owner_id: owner === BOTH ? null : owner, day: day || null, clock: clock || null }, version);
    await draft.clear();
    toast(t('saved'));
    back(at);
  };
  const remove = async () => {
    if (!item || !(await confirm({ title: t('ms_item_delete'), yes: t('delete') }))) return;
    await deleteItem(sheet.plan, item);
    await draft.clear();
    back(at);
  };

  return (
    <Screen
      title={title}
      up={at}
      kick={sheet.plan.signatures.length > 0 ? t('ms_needs_signatures') : undefined}
      action={
        <Btn kind="main" onClick={save}>
          {t('save')}
        </Btn>
      }
    >
      <div class="stack g4">
        <Chips
          legend={t('ms_whose')}
          required
          options={[...table.partners.map((partner) => ({ value: partner.id, label: partner.display_name })), { value: BOTH, label: t('ms_both') }]}
          value={form.owner}
          onValue={(owner) => owner && set({ owner })}
        />
        <Area id="plan-what" label={t('ms_what')} value={form.what} onValue={(what) => set({ what })} maxLength={500} rows={2} error={missing && !form.what.trim() ? t('field_required') : undefined} />
        <Area label={t('ms_why')} value={form.why} onValue={(why) => set({ why })} maxLength={500} rows={2} />
      </div>
      <Section title={t('ms_first_step')}>
        <Area id={STEP} label={t('ms_step_what')} value={form.step} onValue={(step) => set({ step })} maxLength={500} rows={2} />
        <div class="row start">
          <Field label={t('ms_day')} type="date" value={form.day} onValue={(day) => set({ day })} />
          <Field label={t('ms_clock')} type="time" value={form.clock} onValue={(clock) => set({ clock })} />
        </div>
        <Field label={t('ms_where_q')} value={form.place} onValue={(place) => set({ place })} maxLength={200} />
      </Section>
      <Section title={t('ms_obstacle_title')}>
        <Area label={t('ms_obstacle')} value={form.obstacle} onValue={(obstacle) => set({ obstacle })} maxLength={500} rows={2} />
        <Area label={t('ms_then_i')} value={form.then_text} onValue={(then_text) => set({ then_text })} maxLength={500} rows={2} />
        <Chips legend={t('ms_who_helps')} options={HELPERS.map((value) => ({ value, label: word('helper', value) }))} value={form.helper} onValue={(helper) => set({ helper })} />
        {form.helper && <Field label={t('ms_helper_text')} value={form.helper_text} onValue={(helper_text) => set({ helper_text })} maxLength={200} />}
      </Section>
      <Section title={t('ms_sure')}>
        <Scale label={t('ms_sure')} words={five('sure')} value={form.confidence} onValue={(confidence) => set({ confidence })} />
        {form.confidence !== null && form.confidence <= 2 && (
          <Strip kind="good" icon="seam" title={t('ms_smaller')}>
            <Btn kind="bare" onClick={() => document.getElementById(STEP)?.focus()}>
              {t('ms_smaller_do')}
            </Btn>
          </Strip>
        )}
      </Section>
      {!isNew && (
        <div class="row center">
          <Btn kind="bare" onClick={remove}>
            {t('ms_item_delete_button')}
          </Btn>
        </div>
      )}
    </Screen>
  );
}
