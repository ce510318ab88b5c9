import type { OfficePromise, Plan, PlanItem, Sheet } from '../api/types';
import { conflictView, noChoice } from '../data/conflicts';
import type { Write } from '../data/db';
import { discard } from '../data/parked';
import { refreshReads } from '../data/read';
import { list, t } from '../i18n';
import { Btn } from '../ui/btn';
import { Card } from '../ui/card';
import { Voice } from '../ui/voice';
import { itemWhen, promiseText, QUESTIONS, word } from './words';

type Props = { write: Write };
const idOf = (write: Write) => write.entity.slice(write.entity.indexOf(':') + 1);
const lines = (...texts: (string | null | undefined | false)[]) => texts.filter(Boolean).join('\n');

const itemText = (item: Partial<PlanItem>) =>
  lines(item.what, item.why, item.step, itemWhen({ day: item.day ?? null, clock: item.clock ?? null }), item.place, item.obstacle, item.then_text, item.helper_text);
const wishText = (promise: Partial<OfficePromise>) => lines(promiseText({ what: promise.what ?? '', support: promise.support ?? 'other' }), promise.how);

function valueText(value: unknown): string {
  if (Array.isArray(value)) return list(value.map((one: string) => (word('place', one) === one ? word('topic', one) : word('place', one))));
  return value === null || value === '' ? t('ms_not_said') : String(value);
}

/** Both wordings of a thing two phones have changed. */
function textsOf(write: Write): { mine: string; theirs: string } {
  const current = write.problem?.current;
  const id = idOf(write);
  const gone = t('ms_gone');
  const own = write.method === 'DELETE' ? gone : null;
  switch (write.entity.slice(0, write.entity.indexOf(':'))) {
    case 'ms-item': {
      const item = (current as Plan | undefined)?.items.find((one) => one.id === id);
      return { mine: own ?? itemText(write.body as PlanItem), theirs: item ? itemText(item) : gone };
    }
    case 'ms-promise': {
      const promise = (current as Plan | undefined)?.promises.find((one) => one.id === id);
      return { mine: own ?? wishText(write.body as OfficePromise), theirs: promise ? wishText(promise) : gone };
    }
    case 'ms-result': {
      const line = (current as Sheet | undefined)?.results.find((one) => id.endsWith(`/${one.line}`));
      return { mine: valueText((write.body as { value: unknown }).value), theirs: valueText(line?.value ?? null) };
    }
    default: {
      const answers = (given: unknown) =>
        QUESTIONS.map((question) => {
          const value = (given as Record<string, number | null> | null | undefined)?.[question];
          return value ? word('agree', value) : t('ms_not_said');
        }).join('\n');
      return { mine: answers(write.body), theirs: answers((current as Sheet | undefined)?.expectations.mine) };
    }
  }
}

/** Two phones wrote the same thing: both wordings; the buttons stand below. */
function Both({ write }: Props) {
  const { mine, theirs } = textsOf(write);
  return (
    <>
      <Card title={t('ms_conflict_mine')}>
        <Voice text={mine} />
      </Card>
      <Card title={t('ms_conflict_theirs')}>
        <Voice text={theirs} />
      </Card>
    </>
  );
}

/** An answer or a signature belongs to what was on the screen: that is gone, so the person looks again. */
function LookAgain({ write }: Props) {
  return (
    <div class="stack">
      <p>{t(write.entity.startsWith('ms-answer') ? 'ms_date_changed' : 'ms_changed_since_try')}</p>
      <Btn
        onClick={async () => {
          await discard(write);
          await refreshReads();
        }}
      >
        {t('ms_look_again')}
      </Btn>
    </div>
  );
}

for (const kind of ['ms-item', 'ms-promise', 'ms-result', 'ms-expectation']) conflictView(kind, Both);
for (const kind of ['ms-agreement', 'ms-answer', 'ms-remark']) noChoice(kind, LookAgain);
