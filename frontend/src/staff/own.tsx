import { useState } from 'preact/hooks';
import { del, put } from '../api/client';
import { me } from '../api/session';
import type { Absence, Cohort, ContactCard, Items } from '../api/types';
import { newId } from '../data/id';
import { provide, useRead } from '../data/read';
import { dayAndMonth, languageName, t, today, weekday } from '../i18n';
import { OwnRows, SignOutButton } from '../more/more';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { MultiChips } from '../ui/chips';
import { confirm } from '../ui/confirm';
import { Empty } from '../ui/empty';
import { Field } from '../ui/field';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { dayLine } from './words';
import { fieldError, Form, FormSheet, Trouble, useWork } from './work';

/** What the team has beside its work: how it is reached, good places, and what everybody has. */
export function TeamMore() {
  const role = me.value?.role;
  const cohorts = useRead<Items<Cohort>>(role === 'coach' ? '/cohorts' : null).data?.items ?? [];
  return (
    <Screen title={t('more_title')} heading="top" plain>
      {role === 'coach' && (
        <Section title={t('staff_work')}>
          <Rows>
            <Row icon="phone" href="/more/card" small={t('staff_card_more')}>
              {t('staff_card')}
            </Row>
            <Row icon="calendar" href="/more/absences" small={t('staff_away_more')}>
              {t('staff_away')}
            </Row>
            <Row icon="place" href="/more/places" small={t('staff_places_more')}>
              {t('staff_places')}
            </Row>
            {cohorts.map((cohort) => (
              <Row key={cohort.id} icon="seam" href={`/cohorts/${cohort.id}`} small={dayLine(cohort)}>
                <bdi>{cohort.name}</bdi>
              </Row>
            ))}
          </Rows>
        </Section>
      )}
      {role === 'administrator' && (
        <Section title={t('staff_work')}>
          <Rows>
            <Row icon="table" href="/more/figures" small={t('staff_figures_more')}>
              {t('nav_figures')}
            </Row>
          </Rows>
        </Section>
      )}
      <OwnRows />
      <SignOutButton />
    </Screen>
  );
}

const SPOKEN = ['de', 'en', 'tr', 'ar', 'uk', 'ru', 'pl', 'ro', 'bg', 'fr', 'es', 'it', 'fa', 'ku', 'sr', 'sq'];

/** What participants see of a coach. */
export function ContactCardPage() {
  const read = useRead<ContactCard>('/me/contact-card');
  return (
    <Screen title={t('staff_card')} up="/more" plain>
      <p>{t('staff_card_text')}</p>
      <Reading read={read}>{(card) => <CardForm card={card} />}</Reading>
    </Screen>
  );
}

function CardForm({ card: read }: { card: ContactCard }) {
  const [card, setCard] = useState(read);
  const set = (change: Partial<ContactCard>) => setCard((now) => ({ ...now, ...change }));
  const work = useWork();
  const save = async (base = card.version) => {
    const { version: _, ...body } = card;
    const saved = await work.run(async () => {
      const next = await put<ContactCard>('/me/contact-card', body, base || null);
      provide('/me/contact-card', next);
      setCard(next);
    });
    if (saved) toast(t('saved'));
  };
  const languages = [...new Set([...SPOKEN, ...card.languages])];
  return (
    <Form onSave={() => save()}>
      <Field type="tel" autoComplete="off" label={t('staff_phone')} value={card.phone} maxLength={40} onValue={(phone) => set({ phone })} error={fieldError(work, '/phone')} />
      <Field type="email" autoComplete="off" label={t('staff_email')} value={card.email} maxLength={120} onValue={(email) => set({ email })} error={fieldError(work, '/email')} />
      <MultiChips
        legend={t('staff_speaks')}
        values={card.languages}
        options={languages.map((value) => ({ value, label: languageName(value) }))}
        onValues={(values) => set({ languages: values })}
      />
      <MultiChips
        legend={t('staff_works')}
        values={card.working_days.map(String)}
        options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekday(day) }))}
        onValues={(values) => set({ working_days: values.map(Number).sort() })}
      />
      <Trouble work={work} onMine={(current: ContactCard) => (set({ version: current.version }), void save(current.version))} onTheirs={(current: ContactCard) => setCard(current)} />
      <Btn kind="main" submit>
        {t('save')}
      </Btn>
    </Form>
  );
}

type Away = Absence & { id: string };

/** When a coach is away; participants see it on the contact card. */
export function Absences() {
  const read = useRead<Items<Away>>('/me/absences');
  const [open, setOpen] = useState<Away | null>(null);
  const work = useWork();
  const forget = async ({ id }: Away) => {
    const sure = await confirm({ title: t('staff_away_forget'), yes: t('delete') });
    if (sure && (await work.run(() => del(`/me/absences/${id}`)))) toast(t('staff_away_forgotten'));
  };
  return (
    <Screen title={t('staff_away')} up="/more" plain>
      <p>{t('staff_away_text')}</p>
      <Reading read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('staff_away_none')} />
          ) : (
            <Rows>
              {[...items]
                .sort((a, b) => a.from_day.localeCompare(b.from_day))
                .map((away) => (
                  <Row
                    key={away.id}
                    icon="calendar"
                    end={
                      <span class="row">
                        <Btn kind="icon" icon="pen" label={t('change')} onClick={() => setOpen(away)} />
                        <Btn kind="icon" icon="trash" label={t('delete')} onClick={() => forget(away)} />
                      </span>
                    }
                  >
                    {t('staff_from_to', { from: dayAndMonth(away.from_day), to: dayAndMonth(away.to_day) })}
                  </Row>
                ))}
            </Rows>
          )
        }
      </Reading>
      <Trouble work={work} typed={false} />
      <Btn kind="main" icon="add" class="narrow" onClick={() => setOpen({ id: newId(), from_day: today(), to_day: today() })}>
        {t('staff_away_add')}
      </Btn>
      {open && <AwayForm away={open} onClose={() => setOpen(null)} />}
    </Screen>
  );
}

function AwayForm({ away, onClose }: { away: Away; onClose: () => void }) {
  const [days, setDays] = useState({ from_day: away.from_day, to_day: away.to_day });
  const work = useWork();
  const save = async () => {
    if (!(await work.run(() => put(`/me/absences/${away.id}`, days)))) return;
    onClose();
    toast(t('saved'));
  };
  return (
    <FormSheet title={t('staff_away')} work={work} onSave={save} onClose={onClose}>
      <Field
        type="date"
        label={t('staff_away_from')}
        value={days.from_day}
        onValue={(from_day) => setDays({ from_day, to_day: days.to_day < from_day ? from_day : days.to_day })}
        error={fieldError(work, '/from_day', days.from_day)}
      />
      <Field type="date" label={t('staff_away_to')} min={days.from_day} value={days.to_day} onValue={(to_day) => setDays({ ...days, to_day })} error={fieldError(work, '/to_day', days.to_day)} />
    </FormSheet>
  );
}
