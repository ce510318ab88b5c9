import { useEffect, useState } from 'preact/hooks';
import { del, offline, ProblemError, put } from '../api/client';
import type { CompanionVisit, Invitation, Items } from '../api/types';
import { useDraft } from '../data/draft';
import { newId } from '../data/id';
import { useRead } from '../data/read';
import { clock, clockOf, dayOf, shortDay, t } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Chips, MultiChips } from '../ui/chips';
import { Empty } from '../ui/empty';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { fieldProblem } from '../ui/problem';
import { Qr } from '../ui/qr';
import { problemText, problemToast, Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import { pageName, PAGES, untilWhen, type Page } from './mode';

export const VISITS = '/me/companions';
const HOURS = ['2', '8', '24'] as const;
const LOOK_AGAIN = 20_000;

/** Whom one has let in: who may still come, what they have opened, and one tap to end it. */
export function Companions() {
  const read = useRead<Items<CompanionVisit>>(VISITS);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || void read.refresh(), LOOK_AGAIN);
    return () => clearInterval(timer);
  }, []);
  return (
    <Screen
      title={t('cm_title')}
      up="/more"
      action={
        <Btn kind="main" icon="add" href="/companions/new">
          {t('cm_new')}
        </Btn>
      }
    >
      <p>{t('cm_text')}</p>
      <Reading read={read}>
        {({ items }) => {
          const [open, past] = [items.filter((one) => one.open), items.filter((one) => !one.open)];
          return (
            <>
              {open.length === 0 && <Empty title={t('cm_none')}>{t('cm_none_text')}</Empty>}
              {open.length > 0 && (
                <Section title={t('cm_list')}>
                  <div class="stack">
                    {open.map((one) => (
                      <Open key={one.id} visit={one} onEnded={read.refresh} />
                    ))}
                  </div>
                </Section>
              )}
              {past.length > 0 && (
                <Section title={t('cm_past')}>
                  <ul class="card rows">
                    {past.map((one) => (
                      <li key={one.id}>
                        <b>
                          <bdi>{one.first_name}</bdi>
                        </b>
                        <p class="kick">
                          {shortDay(dayOf(one.ended_at ?? one.until))} · {opened(one)}
                        </p>
                      </li>
                    ))}
                  </ul>
                </Section>
              )}
            </>
          );
        }}
      </Reading>
    </Screen>
  );
}

const opened = ({ looks }: CompanionVisit) => (looks.length ? t('cm_looked', { pages: looks.map(({ page }) => pageName(page)).join(' · ') }) : t('cm_looked_none'));

export async function endVisit(id: string) {
  await del(`${VISITS}/${id}`);
  toast(t('cm_ended'));
}

function Open({ visit, onEnded }: { visit: CompanionVisit; onEnded: () => Promise<void> }) {
  return (
    <article class="card stack g2">
      <b>
        <bdi>{visit.first_name}</bdi>
      </b>
      <p class="kick">
        {t('cm_until', { time: untilWhen(visit.until) })} · {visit.came_at ? t('cm_came', { time: clock(clockOf(visit.came_at)) }) : t('cm_not_yet')}
      </p>
      <p>{visit.pages.map(pageName).join(' · ')}</p>
      <p class="kick">{opened(visit)}</p>
      <div class="row">
        <Btn onClick={() => endVisit(visit.id).then(onEnded, problemToast)}>
          {t('cm_end')}
          <span class="vh">: {visit.first_name}</span>
        </Btn>
      </div>
    </article>
  );
}

type Asked = { id: string; name: string; pages: Page[]; hours: (typeof HOURS)[number] };
type Made = Invitation & { visit: CompanionVisit };

/** Who, what and for how long, each chosen afresh; then a code to hand over. */
export function NewCompanion() {
  const draft = useDraft<Asked>('companion', { id: newId(), name: '', pages: [], hours: '2' });
  const { id, name, pages, hours } = draft.value;
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [code, setCode] = useState<Made | null>(null);
  const missing = !name.trim() || pages.length === 0;

  const make = async () => {
    setTried(true);
    if (missing) return;
    try {
      setCode(await put<Made>(`${VISITS}/${id}`, { first_name: name.trim(), pages, hours: Number(hours) }));
      await draft.clear();
    } catch (error) {
      if (!(error instanceof ProblemError)) return problemToast(error);
      setProblem(error);
    }
  };
  if (code) {
    return (
      <Screen title={t('cm_code')} up="/companions" plain>
        <p>{t('cm_scan', { name: code.visit.first_name })}</p>
        <div class="card">
          <Qr text={code.url} label={t('cm_qr')} />
          <p>{t('add_type', { address: `${location.host}/join` })}</p>
          <p class="code">{code.code}</p>
          <p class="kick">{t('cm_code_until', { time: clock(clockOf(code.expires_at)) })}</p>
        </div>
      </Screen>
    );
  }
  const nameProblem = tried && !name.trim() ? t('field_required') : fieldProblem(problem, '/first_name');
  return (
    <Screen
      title={t('cm_title')}
      up="/companions"
      plain
      action={
        <Btn kind="main" submit form="companion">
          {t('cm_make')}
        </Btn>
      }
    >
      <Form id="companion" onSubmit={make}>
        {offline.value && <Strip kind="wait" title={t('cm_offline')} />}
        {problem instanceof ProblemError && !nameProblem && <Strip kind="care" title={problemText(problem.code)} alert />}
        <Field label={t('cm_who')} value={name} onValue={(value) => draft.set({ name: value })} hint={t('cm_who_hint')} error={nameProblem} maxLength={40} autoComplete="off" />
        <MultiChips<Page> legend={t('cm_pages')} values={pages} onValues={(values) => draft.set({ pages: values })} options={PAGES.map((value) => ({ value, label: pageName(value) }))} />
        {tried && pages.length === 0 && (
          <p class="err" role="alert">
            {t('cm_pages_missing')}
          </p>
        )}
        <Chips required legend={t('cm_hours')} value={hours} onValue={(value) => value && draft.set({ hours: value })} options={HOURS.map((value) => ({ value, label: t(`cm_hours_${value}`) }))} />
      </Form>
    </Screen>
  );
}
