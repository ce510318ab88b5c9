import { useState } from 'preact/hooks';
import { offline, OfflineError, post, ProblemError } from '../api/client';
import type { Belonging, Home, LeavingPreview, Said } from '../api/types';
import { useDraft } from '../data/draft';
import { refreshReads, useRead } from '../data/read';
import { longDay, t } from '../i18n';
import { erase } from '../more/sign-out';
import { go } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { confirm } from '../ui/confirm';
import { Area, Secret } from '../ui/field';
import { entryProblem, fieldProblem } from '../ui/problem';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { Tick } from '../ui/tick';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';

type Choice = { sentence: Said; own_words: string; erase_now: boolean };

/** Leaving: what it means stands before the tap, in plain words, and nothing is asked. */
export function Leaving() {
  const preview = useRead<LeavingPreview>('/me/leaving');
  const home = useRead<Home>('/home');
  const draft = useDraft<Choice>('leaving', { sentence: 'not_you', own_words: '', erase_now: false });
  const [pin, setPin] = useState('');
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const { sentence, own_words, erase_now } = draft.value;
  const left = home.data?.departure?.kind === 'left';

  const leave = async () => {
    setTried(true);
    setProblem(undefined);
    if ((sentence === 'own' && !own_words.trim()) || (erase_now && !pin)) return;
    if (!(await confirm({ title: t('leave_sure'), text: t(erase_now ? 'leave_sure_erase' : 'leave_sure_keep'), yes: t('leave_yes') }))) return;
    try {
      await post('/me/leaving', { sentence, own_words: sentence === 'own' ? own_words : '', erase_now, ...(erase_now ? { current_secret: pin } : {}) });
    } catch (error) {
      if (!(error instanceof ProblemError) && !(error instanceof OfflineError)) throw error;
      return setProblem(error);
    }
    await draft.clear();
    if (erase_now) {
      await erase();
      location.replace('/');
      return;
    }
    toast(t('leave_done'));
    await refreshReads();
    go('/', { replace: true });
  };
  const pinProblem = fieldProblem(problem, '/current_secret');

  return (
    <Screen
      title={t('leave_title')}
      up="/pause"
      action={
        !left && (
          <Btn kind="main" onClick={leave} disabled={offline.value}>
            {t('leave_go')}
          </Btn>
        )
      }
    >
      {left && <Strip kind="good" title={t('leave_already')} />}
      <p>{t('leave_text')}</p>
      {!left && (
        <Rows>
          <Row icon="pause" href="/pause" small={t('leave_pause_more')}>
            {t('leave_pause')}
          </Row>
        </Rows>
      )}
      {offline.value && <Strip kind="wait" title={t('leave_offline')} />}
      {problem !== undefined && !pinProblem && <Strip kind="care" title={entryProblem(problem)} alert />}
      <Reading read={preview}>
        {({ partner_name, sentences, data }) => (
          <>
            <Section title={t('leave_data')}>
              <Rows>
                {data.map((one) => (
                  <Row key={one.what} small={fateOf(one, partner_name, erase_now)}>
                    {t(`leave_what_${one.what}`, { n: one.count, name: partner_name ?? '' })}
                  </Row>
                ))}
              </Rows>
            </Section>
            {!left && (
              <>
                <fieldset class="stack">
                  <legend>{t('leave_when')}</legend>
                  <Tick radio name="leave-erase" checked={!erase_now} onChecked={() => draft.set({ erase_now: false })}>
                    {t('leave_keep')}
                    <br />
                    <small>{t('leave_keep_more')}</small>
                  </Tick>
                  <Tick radio name="leave-erase" checked={erase_now} onChecked={() => draft.set({ erase_now: true })}>
                    {t('leave_erase')}
                    <br />
                    <small>{t('leave_erase_more')}</small>
                  </Tick>
                  {erase_now && <Pin value={pin} onValue={setPin} error={tried && !pin ? t('field_required') : pinProblem} />}
                </fieldset>
                {partner_name && <WhatToSay name={partner_name} sentences={sentences} choice={draft.value} onChoice={draft.set} missing={tried} />}
              </>
            )}
          </>
        )}
      </Reading>
    </Screen>
  );
}

function Pin(props: { value: string; onValue: (value: string) => void; error: string | undefined }) {
  const [shown, setShown] = useState(false);
  return <Secret {...props} label={t('leave_pin')} shown={shown} onShown={setShown} pin autoComplete="current-password" />;
}

/** What becomes of it, in words; erasing at once takes what is one's own along. */
function fateOf({ what, then, until_day }: Belonging, partner: string | null, now: boolean): string {
  if (then === 'kept_for_partner') return partner ? t('leave_then_kept_for_partner', { name: partner }) : t('leave_then_kept_for_team');
  if (then === 'erased') return t('leave_then_erased');
  if (now) return partner && (what === 'entries' || what === 'steps') ? t('leave_then_now', { name: partner }) : t('leave_then_now_alone');
  return until_day ? t('leave_then_kept_until', { day: longDay(until_day) }) : t('leave_then_kept');
}

type SayProps = { name: string; sentences: Said[]; choice: Choice; onChoice: (change: Partial<Choice>) => void; missing: boolean };

/** The sentence the partner reads: exactly this one. */
function WhatToSay({ name, sentences, choice, onChoice, missing }: SayProps) {
  return (
    <fieldset class="stack">
      <legend>{t('leave_say', { name })}</legend>
      {sentences.map((one) => (
        <Tick key={one} radio name="leave-sentence" checked={choice.sentence === one} onChecked={() => onChoice({ sentence: one })}>
          {one === 'own' ? t('leave_own') : one === 'team' ? t('leave_team') : one && <Voice inline text={t(`home_said_${one}`)} />}
        </Tick>
      ))}
      {choice.sentence === 'own' && (
        <Area
          label={t('leave_own_label', { name })}
          value={choice.own_words}
          maxLength={500}
          rows={3}
          onValue={(own_words) => onChoice({ own_words })}
          error={missing && !choice.own_words.trim() ? t('leave_own_missing') : undefined}
        />
      )}
      <p class="kick">{t('leave_exactly', { name })}</p>
    </fieldset>
  );
}
