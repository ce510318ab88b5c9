import { useState } from 'preact/hooks';
import type { PlanItem } from '../api/types';
import { pending } from '../data/outbox';
import { t } from '../i18n';
import { Badge, SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Chips } from '../ui/chips';
import { Area } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { Voice } from '../ui/voice';
import { Who } from '../ui/who';
import { entity, stateOf } from './overlay';
import { PromiseRow } from './promise';
import type { View } from './table';
import { REVIEWS, word } from './words';
import { reviewItem } from './writes';

/** What has become of the last plan: its steps and the team's promises, side by side with the same weight. */
export function LookBack({ view }: { view: View }) {
  const { last } = view.sheet;
  if (!last) return null;
  return (
    <Section title={t('ms_last_title')} class="no-print">
      {view.side === 'partner' && <p class="kick">{t('ms_last_hint')}</p>}
      {last.items.map((item) => (
        <LastItem key={item.id} item={item} view={view} />
      ))}
      {last.promises.length > 0 && (
        <div class="card rows gap0">
          {last.promises.map((promise) => (
            <PromiseRow key={promise.id} promise={promise} view={view} />
          ))}
        </div>
      )}
    </Section>
  );
}

function LastItem({ item, view: { table, side } }: { item: PlanItem; view: View }) {
  const [writing, setWriting] = useState(false);
  const [note, setNote] = useState(item.review_note);
  const state = stateOf(pending.value, entity.review(item.id));
  return (
    <article class="card">
      <div class="row">
        <Owner id={item.owner_id} table={table} />
        <h3 class="voice grow" dir="auto">
          {item.what}
        </h3>
        <SentBadge state={state === 'sent' ? null : state} />
      </div>
      {side === 'partner' ? (
        <Chips
          legend={t('ms_review_of', { what: item.what })}
          hiddenLegend
          options={REVIEWS.map((value) => ({ value, label: word('review', value) }))}
          value={item.review === 'open' ? null : item.review}
          onValue={(value) => void reviewItem(item, value ?? 'open')}
        />
      ) : (
        item.review !== 'open' && (
          <p>
            <Badge>{word('review', item.review)}</Badge>
          </p>
        )
      )}
      {item.review_note && <Voice text={item.review_note} />}
      {side === 'partner' && (
        <div class="row ms-out">
          <Btn
            kind="bare"
            onClick={() => {
              setNote(item.review_note);
              setWriting(true);
            }}
          >
            {t(item.review_note ? 'ms_note_change' : 'ms_note_add')}
          </Btn>
        </div>
      )}
      {writing && (
        <Sheet
          title={t('ms_note_title')}
          onClose={() => setWriting(false)}
          action={
            <Btn
              kind="main"
              onClick={async () => {
                await reviewItem(item, item.review, note.trim());
                setWriting(false);
              }}
            >
              {t('save')}
            </Btn>
          }
        >
          <Area label={t('ms_note_label')} value={note} onValue={setNote} maxLength={500} />
        </Sheet>
      )}
    </article>
  );
}

/** Whose step it is: one circle, or both. */
export function Owner({ id, table }: { id: string | null; table: View['table'] }) {
  if (id) return <Who name={table.name(id)} side={table.person(id)} />;
  return (
    <span class="duo" aria-hidden="true">
      {table.partners.map((partner) => (
        <Who key={partner.id} name={partner.display_name} side={table.person(partner.id)} />
      ))}
    </span>
  );
}
