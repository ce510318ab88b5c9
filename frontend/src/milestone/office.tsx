import { useState } from 'preact/hooks';
import type { OfficePromise } from '../api/types';
import { useDraft } from '../data/draft';
import { pending } from '../data/outbox';
import { dayAndMonth, t } from '../i18n';
import { SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Chips } from '../ui/chips';
import { Area } from '../ui/field';
import { Ledger } from '../ui/ledger';
import { Sheet } from '../ui/sheet';
import { entity, stateOf } from './overlay';
import { Moved, Nudge, PromiseBadge } from './promise';
import type { View } from './table';
import { dueText, promiseText, SUPPORTS, word } from './words';
import { deleteWish, saveWish } from './writes';

/** Block 4: our steps and the team's promises on one page, in the same type. */
export function Office({ view }: { view: View }) {
  const { sheet, table, side, coach } = view;
  const { items, promises } = sheet.plan;
  const [open, setOpen] = useState<OfficePromise | 'new' | null>(null);
  return (
    <Section title={t('ms_office_title')}>
      <Ledger
        ours={{
          title: t('ms_our_steps'),
          children: items.length ? (
            items.map((item) => (
              <li key={item.id}>
                <span class="voice" dir="auto">
                  {item.step || item.what}
                </span>
                <span class="kick">{[item.owner_id ? table.name(item.owner_id) : t('ms_both'), item.day && dayAndMonth(item.day)].filter(Boolean).join(' · ')}</span>
              </li>
            ))
          ) : (
            <li class="kick">{t('ms_nothing_yet')}</li>
          ),
        }}
        theirs={{
          title: t('ms_team_promises'),
          children: promises.length ? (
            promises.map((promise) => (
              <li key={promise.id}>
                <span class="voice" dir="auto">
                  {promiseText(promise)}
                </span>
                {promise.what && <span class="kick">{word('support', promise.support)}</span>}
                <span class="kick">{dueText(promise, table.name)}</span>
                <span class="row">
                  <PromiseBadge promise={promise} />
                  <SentBadge state={unsent(promise)} />
                </span>
                <Moved promise={promise} />
                {side === 'partner' && <Nudge promise={promise} />}
                {side === 'partner' && promise.state === 'wished' && (
                  <span class="row ms-out no-print">
                    <Btn kind="bare" onClick={() => setOpen(promise)}>
                      {t('change')}
                      <span class="vh">: {promiseText(promise)}</span>
                    </Btn>
                  </span>
                )}
                {side === 'coach' && coach && <coach.PromiseTools promise={promise} table={table} plan={sheet.plan} />}
              </li>
            ))
          ) : (
            <li class="kick">{t('ms_nothing_yet')}</li>
          ),
        }}
      />
      {side === 'partner' ? (
        <Btn icon="add" onClick={() => setOpen('new')}>
          {t('ms_wish_add')}
        </Btn>
      ) : (
        coach && <coach.PromiseAdd plan={sheet.plan} table={table} />
      )}
      {open && <Wish view={view} promise={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Section>
  );
}

const unsent = (promise: OfficePromise) => {
  const state = stateOf(pending.value, entity.promise(promise.id));
  return state === 'sent' ? null : state;
};

/** What the two would like the team to do; who and when is for the team to say. */
function Wish({ view: { sheet }, promise, onClose }: { view: View; promise: OfficePromise | null; onClose: () => void }) {
  const draft = useDraft(`ms-promise:${promise?.id ?? `new:${sheet.plan.id}`}`, {
    support: promise?.support ?? '',
    what: promise?.what ?? '',
    how: promise?.how ?? '',
    version: promise?.version ?? 0,
  });
  const { support, what, how, version } = draft.value;
  const save = async () => {
    await saveWish(sheet.plan, promise?.id ?? null, { support: support || 'other', what: what.trim(), how: how.trim() }, version);
    await draft.clear();
    onClose();
  };
  const remove = async () => {
    if (promise) await deleteWish(sheet.plan, promise);
    await draft.clear();
    onClose();
  };
  const ready = !!support || !!what.trim();
  return (
    <Sheet
      title={t('ms_wish_title')}
      onClose={onClose}
      action={
        <>
          <Btn kind="main" onClick={save} disabled={!ready}>
            {t(ready ? 'save' : 'ms_wish_choose')}
          </Btn>
          {promise && (
            <div class="row center">
              <Btn kind="bare" onClick={remove}>
                {t('ms_wish_delete')}
              </Btn>
            </div>
          )}
        </>
      }
    >
      <Chips
        legend={t('ms_wish_support')}
        options={SUPPORTS.map((value) => ({ value: value as string, label: word('support', value) }))}
        value={support || null}
        onValue={(value) => draft.set({ support: value ?? '' })}
      />
      <Area label={t('ms_wish_what')} value={what} onValue={(value) => draft.set({ what: value })} maxLength={500} rows={2} />
      <Area label={t('ms_wish_how')} value={how} onValue={(value) => draft.set({ how: value })} maxLength={1000} rows={2} />
    </Sheet>
  );
}
