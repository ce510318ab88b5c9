import { h } from 'preact';
import { useState } from 'preact/hooks';
import { canChoose, conflictViewOf } from '../data/conflicts';
import { flush, waiting, type Write } from '../data/outbox';
import { discard, keepMine, retry, takeTheirs } from '../data/parked';
import { beside, clock, clockOf, dayOf, nearDay, t } from '../i18n';
import { Screen } from '../screen';
import { SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { confirm } from '../ui/confirm';
import { Empty } from '../ui/empty';
import { Sheet } from '../ui/sheet';
import { problemText } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';

const nameOf = ({ label }: Write) => t(label.key, label.values);
const inConflict = (write: Write) => write.state === 'parked' && write.problem?.status === 412;

/** Everything that has not reached the server yet; each can be looked at, tried again, thrown away. */
export function Unsent() {
  const [open, setOpen] = useState<{ id: string; as: 'words' | 'conflict' } | null>(null);
  const writes = waiting.value;
  const shown = writes.find((write) => write.id === open?.id);

  const drop = async (write: Write) => {
    if (!(await confirm({ title: t('unsent_discard_title'), text: t('unsent_discard_text'), yes: t('unsent_discard') }))) return;
    await discard(write);
    toast(t('unsent_discarded'));
  };

  return (
    <Screen
      title={t('unsent_title')}
      up="/more"
      action={
        writes.length > 0 && (
          <Btn kind="main" onClick={flush}>
            {t('unsent_now')}
          </Btn>
        )
      }
    >
      {writes.length === 0 && <Empty title={t('unsent_none')}>{t('unsent_none_text')}</Empty>}
      {writes.length > 0 && <p>{t('unsent_text')}</p>}
      {writes.map((write) => (
        <article class="card" key={write.id}>
          <div class="row apart">
            <h2>{nameOf(write)}</h2>
            <SentBadge state={write.state} />
          </div>
          <p class="kick">{when(write)}</p>
          {write.state === 'parked' && <Trouble write={write} />}
          <div class="row">
            {inConflict(write) ? (
              <Btn onClick={() => setOpen({ id: write.id, as: 'conflict' })}>{t(canChoose(write) ? 'unsent_both' : 'unsent_look')}</Btn>
            ) : (
              <>
                <Btn onClick={() => setOpen({ id: write.id, as: 'words' })}>{t('unsent_look')}</Btn>
                <Btn onClick={() => retry(write)}>{t('try_again')}</Btn>
              </>
            )}
            <Btn kind="bare" onClick={() => drop(write)}>
              {t('unsent_discard')}
              <span class="vh">: {nameOf(write)}</span>
            </Btn>
          </div>
        </article>
      ))}
      {shown && open?.as === 'words' && (
        <Sheet title={nameOf(shown)} onClose={() => setOpen(null)}>
          <Words body={shown.body} />
        </Sheet>
      )}
      {shown && open?.as === 'conflict' && <Conflict write={shown} onClose={() => setOpen(null)} />}
    </Screen>
  );
}

function when(write: Write) {
  const at = new Date(write.created_at);
  const written = t('unsent_written', { when: beside(nearDay(dayOf(at)), clock(clockOf(at))) });
  return write.attempts ? `${written} · ${t('unsent_tries', { n: write.attempts })}` : written;
}

function Trouble({ write }: { write: Write }) {
  if (inConflict(write)) return <Strip kind="care" title={t('unsent_conflict')} />;
  return (
    <Strip kind="care" title={t('unsent_refused')}>
      {problemText(write.problem?.code ?? 'unknown')}
    </Strip>
  );
}

const WORDS = /^(note|text|word|what|why|step|obstacle|then_text|helper_text|place_text|place|how|changed_what|review_note|cancel_reason|day|clock|due_day|value)$/;

/** The words in a change, whatever kind it is. */
export function Words({ body }: { body: unknown }) {
  const words = Object.entries((body ?? {}) as Record<string, unknown>).filter(([key, value]) => WORDS.test(key) && typeof value === 'string' && value);
  if (!words.length) return <p>{t('unsent_no_words')}</p>;
  return (
    <div class="stack g2">
      {words.map(([key, value]) => (
        <p class="voice" dir="auto" key={key}>
          {String(value)}
        </p>
      ))}
    </div>
  );
}

/** Both versions, and the person chooses; kinds of things may bring a view of their own. */
function Conflict({ write, onClose }: { write: Write; onClose: () => void }) {
  const own = conflictViewOf(write);
  const done = (work: Promise<void>) => work.then(onClose);
  return (
    <Sheet
      title={canChoose(write) ? t('unsent_choose') : nameOf(write)}
      onClose={onClose}
      roomy
      action={
        canChoose(write) && (
          <>
            <Btn kind="main" onClick={() => done(keepMine(write))}>
              {t('unsent_keep_mine')}
            </Btn>
            <div class="row center">
              <Btn kind="bare" onClick={() => done(takeTheirs(write))}>
                {t('unsent_take_theirs')}
              </Btn>
            </div>
          </>
        )
      }
    >
      {own ? (
        h(own, { write })
      ) : (
        <>
          <section class="stack">
            <h3>{t('unsent_mine')}</h3>
            <div class="card">
              <Words body={write.body} />
            </div>
          </section>
          <section class="stack">
            <h3>{t('unsent_theirs')}</h3>
            <div class="card">
              <Words body={write.problem?.current} />
            </div>
          </section>
        </>
      )}
    </Sheet>
  );
}
