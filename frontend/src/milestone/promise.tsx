import { pending } from '../data/outbox';
import type { OfficePromise } from '../api/types';
import { dayAndMonth, dayOf, t } from '../i18n';
import { Badge, SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Voice } from '../ui/voice';
import { Who } from '../ui/who';
import { entity, stateOf } from './overlay';
import type { Table, View } from './table';
import { dueText, promiseText } from './words';
import { nudge } from './writes';

/** How far the team has come with a promise, in words. */
export function PromiseBadge({ promise }: { promise: OfficePromise }) {
  if (promise.state === 'kept') {
    return (
      <Badge kind="good" icon="check">
        {promise.kept_at ? t('ms_kept_on', { day: dayAndMonth(dayOf(promise.kept_at)) }) : t('ms_kept')}
      </Badge>
    );
  }
  if (promise.overdue) return <Badge kind="care">{t('ms_overdue', { n: promise.days_overdue ?? 1 })}</Badge>;
  return null;
}

/** The reason a day was moved, where everybody can read it. */
export const Moved = ({ promise }: { promise: OfficePromise }) =>
  promise.state === 'changed' && promise.change_reason ? (
    <p class="kick">
      {t('ms_moved')} <bdi class="voice">{promise.change_reason}</bdi>
    </p>
  ) : null;

/** A friendly reminder to the team, once a day. */
export function Nudge({ promise }: { promise: OfficePromise }) {
  if (!promise.overdue) return null;
  const state = stateOf(pending.value, entity.nudge(promise.id));
  if (promise.nudged_today) {
    return (
      <p class="kick row">
        {t('ms_nudged')} <SentBadge state={state === 'sent' ? null : state} />
      </p>
    );
  }
  return (
    <div>
      <Btn icon="bell" onClick={() => nudge(promise)}>
        {t('ms_nudge')}
      </Btn>
    </div>
  );
}

/** A promise with everything that can be said and done about it. */
export function PromiseRow({ promise, view }: { promise: OfficePromise; view: Pick<View, 'table' | 'side' | 'coach'> }) {
  const { table, side, coach } = view;
  return (
    <article class="rw start">
      <Coach promise={promise} table={table} />
      <div class="grow stack g2">
        <Voice text={promiseText(promise)} />
        <p class="kick">{dueText(promise, table.name)}</p>
        {promise.how && (
          <p class="voice kick" dir="auto">
            {promise.how}
          </p>
        )}
        <PromiseState promise={promise} />
        <Moved promise={promise} />
        {side === 'partner' ? <Nudge promise={promise} /> : coach && <coach.PromiseTools promise={promise} table={table} />}
      </div>
    </article>
  );
}

const PromiseState = ({ promise }: { promise: OfficePromise }) =>
  promise.state === 'kept' || promise.overdue ? (
    <p>
      <PromiseBadge promise={promise} />
    </p>
  ) : null;

const Coach = ({ promise, table }: { promise: OfficePromise; table: Table }) => <Who name={promise.coach_id ? table.name(promise.coach_id) : '·'} side="team" />;
