import { useState } from 'preact/hooks';
import type { CoachCard, Home, Items } from '../api/types';
import { useDraft } from '../data/draft';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Empty } from '../ui/empty';
import { Area } from '../ui/field';
import { Pick } from '../ui/pick';
import { SeenBy } from '../ui/seen-by';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import { FIT, overlayFit, sayFit, type Fit, type FitCheck } from './writes';
import './matching.css';

/** Whether the two go well together. Only "rather not" reaches anybody: the coach whom the person chooses. */
export function FitScreen() {
  const read = useRead<FitCheck>(FIT);
  return (
    <Screen title={t('ma_fit')} up="/">
      <Reading read={read}>
        {(data) => {
          if (!data.tandem_id) return <Empty title={t('ma_fit_none')} />;
          const { due, said } = overlayFit(data);
          const last = said.at(-1);
          return <Asking key={due || last?.after_meeting} tandem={data.tandem_id} check={data} after={due || (last?.after_meeting ?? 1)} said={last} />;
        }}
      </Reading>
    </Screen>
  );
}

type AskingProps = { tandem: string; check: FitCheck; after: number; said: FitCheck['said'][number] | undefined };
type Answering = { answer: Fit | null; words: string; coach: string | null };

function Asking({ tandem, check, after, said }: AskingProps) {
  const before = said?.after_meeting === after ? said : undefined;
  const draft = useDraft<Answering>(`fit:${tandem}:${after}`, { answer: before?.answer ?? null, words: before?.words ?? '', coach: before?.coach_id ?? check.contact_id });
  const home = useRead<Home>('/home').data;
  const coaches = useRead<Items<CoachCard>>(home ? `/cohorts/${home.cohort.id}/coaches` : null).data?.items ?? [];
  const [tried, setTried] = useState(false);
  const { answer, words, coach } = draft.value;
  const reader = coaches.find(({ id }) => id === coach)?.display_name ?? '';
  const save = async () => {
    setTried(true);
    if (!answer || (answer === 'rather_not' && !coach)) return;
    const asks = answer === 'rather_not';
    await sayFit(tandem, after, { answer, words: asks ? words : '', coach_id: asks ? coach : null });
    await draft.clear();
    toast(t(answer === 'rather_not' ? 'ma_fit_told' : 'saved'));
    go('/', { replace: true });
  };
  return (
    <>
      {before?.talked_at && <Strip kind="good" title={t('ma_fit_talked')} />}
      <h2 class="t-xl" id="fit-question">
        {t('ma_fit_ask')}
      </h2>
      <p class="kick">{t('ma_fit_free')}</p>
      <Pick
        labelledBy="fit-question"
        value={answer}
        options={(['yes', 'not_sure', 'rather_not'] as const).map((value) => ({ value, label: t(`ma_fit_${value}`) }))}
        onValue={(value) => draft.set({ answer: value })}
      />
      {tried && !answer && <p class="err">{t('ma_fit_choose')}</p>}
      {answer && answer !== 'rather_not' && <SeenBy>{t('see_me')}</SeenBy>}
      {answer === 'rather_not' && (
        <div class="stack">
          <p>{t('ma_fit_fine')}</p>
          <h3 id="fit-reader">{t('ma_fit_who')}</h3>
          <Pick labelledBy="fit-reader" value={coach} options={coaches.map(({ id, display_name }) => ({ value: id, label: display_name }))} onValue={(id) => draft.set({ coach: id })} />
          {tried && !coach && <p class="err">{t('ma_fit_who_missing')}</p>}
          <Area label={t('ma_fit_words')} hint={t('ma_fit_words_hint')} value={words} maxLength={500} onValue={(value) => draft.set({ words: value })} />
          {reader && <SeenBy team>{t('ma_fit_sees', { name: reader })}</SeenBy>}
          <p class="kick">{t('ma_fit_partner')}</p>
        </div>
      )}
      <Btn kind="main" onClick={save}>
        {t('ma_fit_save')}
      </Btn>
    </>
  );
}
