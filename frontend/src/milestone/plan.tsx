import type { PlanItem } from '../api/types';
import { pending } from '../data/outbox';
import { loadTexts, t } from '../i18n';
import { SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { later } from '../ui/later';
import { Section } from '../ui/card';
import { Owner } from './look-back';
import { entity, stateOf } from './overlay';
import type { View } from './table';
import { itemWhen, word } from './words';
import './milestone.css';

/** Block 3: what the two plan until the next meeting. */
export function PlanPart({ view, until }: { view: View; until: string | null }) {
  const { sheet, side, at } = view;
  const { items } = sheet.plan;
  return (
    <Section title={until ? t('ms_plan_until', { day: until }) : t('ms_plan_title')}>
      {items.length === 0 && <p class="kick">{t(side === 'partner' ? 'ms_plan_hint' : 'ms_plan_none')}</p>}
      {items.map((item) => (
        <ItemCard key={item.id} item={item} view={view} />
      ))}
      {side === 'partner' && (
        <Btn icon="add" href={`${at}?item=new`}>
          {t(items.length === 0 ? 'ms_plan_first' : 'ms_plan_more')}
        </Btn>
      )}
    </Section>
  );
}

const ShareButton = later(async () => (await Promise.all([import('../messages/share'), loadTexts('messages')]))[0].ShareButton, true);

function ItemCard({ item, view: { table, side, at } }: { item: PlanItem; view: View }) {
  const state = stateOf(pending.value, entity.item(item.id));
  const when = itemWhen(item);
  const helper = [item.helper && word('helper', item.helper), item.helper_text].filter(Boolean).join(': ');
  return (
    <article class="card">
      <div class="row">
        <Owner id={item.owner_id} table={table} />
        <h3 class="voice grow" dir="auto">
          <span class="vh">{item.owner_id ? table.name(item.owner_id) : t('ms_both')}: </span>
          {item.what}
        </h3>
        <SentBadge state={state === 'sent' ? null : state} />
      </div>
      <dl class="ifthen">
        {item.why && <Said term={t('ms_why_short')} text={item.why} voice />}
        {item.step && <Said term={t('ms_step_short')} text={item.step} voice />}
        {when && <Said term={t('ms_when')} text={when} />}
        {item.place && <Said term={t('ms_where')} text={item.place} />}
        {item.obstacle && <Said term={t('ms_if')} text={item.obstacle} voice />}
        {item.then_text && <Said term={t('ms_then')} text={item.then_text} voice />}
        {helper && <Said term={t('ms_helps')} text={helper} />}
      </dl>
      {(item.confidence !== null || side === 'partner') && (
        <div class={side === 'partner' ? 'row apart flush' : 'row'}>
          <span class={side === 'partner' ? 'kick pad' : 'kick'}>{item.confidence ? t('ms_sure_said', { sure: word('sure', item.confidence) }) : ''}</span>
          {side === 'partner' && !state && <ShareButton link={{ kind: 'plan_item', id: item.id, text: item.what }} />}
          {side === 'partner' && (
            <Btn kind="bare" href={`${at}?item=${item.id}`}>
              {t('change')}
              <span class="vh">: {item.what}</span>
            </Btn>
          )}
        </div>
      )}
    </article>
  );
}

const Said = ({ term, text, voice }: { term: string; text: string; voice?: boolean }) => (
  <>
    <dt>{term}</dt>
    <dd class={voice ? 'voice' : undefined} dir="auto">
      {text}
    </dd>
  </>
);
