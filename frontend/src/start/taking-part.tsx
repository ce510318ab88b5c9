import { useState } from 'preact/hooks';
import { pendingOf, send } from '../data/outbox';
import { useRead } from '../data/read';
import { longDay, t, today } from '../i18n';
import { Screen } from '../screen';
import { SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { confirm } from '../ui/confirm';
import { Reading } from '../ui/skeleton';
import { Sheet } from '../ui/sheet';
import { Strip } from '../ui/strip';
import { AskAgain, inThreeMonths } from './again';
import type { Standing } from './types';

const ENTITY = 'taking-part:me';
type Word = { answer: 'yes' | 'not_now' | 'no'; ask_again_day?: string };

export const sayWord = (body: Word) => send({ method: 'PUT', path: '/me/agreement-to-take-part', body, entity: ENTITY, label: { key: 'label_taking_part' } });

/** One's own word as it will be once everything on its way has arrived. */
export function overlayStanding(read: Standing): Standing {
  const write = pendingOf(ENTITY).findLast(({ state }) => state !== 'parked');
  if (!write) return read;
  const { answer, ask_again_day } = write.body as Word;
  const was = read.state === 'agreed' ? 1 : 0;
  return { ...read, state: ({ yes: 'agreed', not_now: 'not_now', no: 'declined' } as const)[answer], ask_again_day: ask_again_day ?? null, agreed: read.agreed - was + (answer === 'yes' ? 1 : 0) };
}

/** "Ich bin dabei": how many are in already, and one's own word, which can be taken back. */
export function TakingPart() {
  const read = useRead<Standing>('/me/taking-part');
  const [later, setLater] = useState(false);
  const standing = read.data && overlayStanding(read.data);
  const waits = pendingOf(ENTITY).at(-1)?.state;
  return (
    <Screen
      title={t('start_in')}
      up="/"
      plain
      action={
        standing?.asked &&
        standing.state !== 'agreed' && (
          <>
            <Btn kind="main" onClick={() => sayWord({ answer: 'yes' })}>
              {t('start_in_yes')}
            </Btn>
            <div class="row center">
              {standing.state !== 'not_now' && (
                <Btn kind="bare" onClick={() => setLater(true)}>
                  {t('start_later')}
                </Btn>
              )}
              {standing.state !== 'declined' && (
                <Btn kind="bare" onClick={sayNo}>
                  {t('start_no')}
                </Btn>
              )}
            </div>
          </>
        )
      }
    >
      <Reading read={read}>
        {(stored) => {
          const now = overlayStanding(stored);
          return (
            <>
              {now.places && (
                <div class="card">
                  <p class="big">{t('start_in_count', { n: now.agreed, places: now.places })}</p>
                  <p>{now.gate_open ? t('start_in_open') : t('start_in_count_more', { places: now.places })}</p>
                </div>
              )}
              {now.invited_by && <p>{t('start_invited_by', { name: now.invited_by })}</p>}
              {now.state === 'agreed' && (
                <Strip kind="good" title={t('start_in_done')}>
                  {t('start_in_done_more')}
                </Strip>
              )}
              {now.state === 'not_now' && (
                <Strip kind="good" icon="pause" title={t('start_not_now')}>
                  {now.ask_again_day ? t('start_not_now_until', { day: longDay(now.ask_again_day) }) : t('start_not_now_more')}
                </Strip>
              )}
              {now.state === 'declined' && (
                <Strip kind="good" icon="check" title={t('start_declined')}>
                  {t('start_declined_more')}
                </Strip>
              )}
              {now.state !== 'agreed' && now.state !== 'declined' && <p>{t('start_in_text')}</p>}
              <SentBadge state={waits} />
              {now.state === 'agreed' && (
                <div class="row">
                  <Btn kind="bare" onClick={() => setLater(true)}>
                    {t('start_later')}
                  </Btn>
                  <Btn kind="bare" onClick={sayNo}>
                    {t('start_no')}
                  </Btn>
                  <Btn kind="bare" href="/leaving">
                    {t('start_leave')}
                  </Btn>
                </div>
              )}
            </>
          );
        }}
      </Reading>
      {later && <NotNow onClose={() => setLater(false)} />}
    </Screen>
  );
}

/** A no needs no reason and closes nothing. */
async function sayNo() {
  if (await confirm({ title: t('start_no_sure'), text: t('start_declined_sure'), yes: t('start_no'), no: t('back') })) await sayWord({ answer: 'no' });
}

function NotNow({ onClose }: { onClose: () => void }) {
  const [day, setDay] = useState(inThreeMonths);
  const save = async () => {
    if (!(day > today())) return;
    await sayWord({ answer: 'not_now', ask_again_day: day });
    onClose();
  };
  return (
    <Sheet
      title={t('start_later_title')}
      onClose={onClose}
      action={
        <Btn kind="main" onClick={save}>
          {t('start_later_go')}
        </Btn>
      }
    >
      <p>{t('start_not_now_sheet')}</p>
      <AskAgain value={day} onValue={setDay} error={day > today() ? undefined : t('start_again_future')} />
    </Sheet>
  );
}
