import { byName, dayAndMonth, languageName, list, t, weekday } from '../i18n';
import { me } from '../api/session';
import type { CoachCard, Items, MyCohort } from '../api/types';
import { pendingOf, send } from '../data/outbox';
import { useRead } from '../data/read';
import { Screen } from '../screen';
import { Badge, SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Empty } from '../ui/empty';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { ThankButton } from '../thanks/button';
import { Who } from '../ui/who';

const ENTITY = 'contact-person:me';

/** All coaches of the cohort; one of them is the person one asks first. */
export function ContactPerson() {
  const mine = useRead<MyCohort>('/me/cohort');
  const cohort = mine.data?.cohort.id;
  const coaches = useRead<Items<CoachCard>>(cohort ? `/cohorts/${cohort}/coaches` : null);
  const change = pendingOf(ENTITY).at(-1);
  const chosen = (change?.body as { coach_id: string } | undefined)?.coach_id ?? mine.data?.contact_person_id;

  const choose = async (coach: CoachCard) => {
    await send({
      method: 'PUT',
      path: '/me/contact-person',
      body: { coach_id: coach.id },
      entity: ENTITY,
      label: { key: 'label_contact', values: { name: coach.display_name } },
    });
    toast(t('contact_chosen', { name: coach.display_name }));
  };

  return (
    <Screen title={t('contact_title')} up="/more">
      <p>{t('contact_text')}</p>
      {me.value && (
        <div class="row">
          <Btn icon="pen" href={`/messages/contact/${me.value.id}`}>
            {t('contact_message')}
          </Btn>
        </div>
      )}
      <Reading read={mine}>
        {() => (
          <Reading read={coaches}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty title={t('contact_none')} />
              ) : (
                [...items]
                  .sort((a, b) => Number(b.id === chosen) - Number(a.id === chosen) || byName(a, b))
                  .map((coach) => (
                    <Coach key={coach.id} coach={coach} mine={coach.id === chosen} state={coach.id === chosen ? change?.state : undefined} onChoose={() => choose(coach)} />
                  ))
              )
            }
          </Reading>
        )}
      </Reading>
    </Screen>
  );
}

type CoachProps = { coach: CoachCard; mine: boolean; state: 'waiting' | 'sending' | 'parked' | 'sent' | undefined; onChoose: () => Promise<void> };

function Coach({ coach, mine, state, onChoose }: CoachProps) {
  return (
    <article class="card">
      <div class="row">
        <Who name={coach.display_name} side="team" />
        <div class="grow">
          <h2>
            <bdi>{coach.display_name}</bdi>
          </h2>
          {mine && <span class="kick">{t('contact_mine')}</span>}
        </div>
        {coach.absent_today && <Badge kind="wait">{t('contact_absent')}</Badge>}
        <SentBadge state={state} />
      </div>
      <CoachDetails coach={coach} />
      <ThankButton name={coach.display_name} to={{ to_id: coach.id }} />
      <div class={coach.phone || coach.email ? 'row' : 'row flush'}>
        {coach.phone && (
          <Btn icon="phone" href={`tel:${coach.phone.replace(/[^+\d]/g, '')}`}>
            {t('contact_call')}
          </Btn>
        )}
        {coach.email && (
          <Btn icon="mail" href={`mailto:${coach.email}`}>
            {t('contact_write')}
          </Btn>
        )}
        {!mine && (
          <Btn kind="bare" onClick={onChoose}>
            {t('contact_choose')}
            <span class="vh">: {coach.display_name}</span>
          </Btn>
        )}
      </div>
    </article>
  );
}

/** Languages, working days, times away. */
export const CoachDetails = ({ coach }: { coach: Pick<CoachCard, 'languages' | 'working_days' | 'absences' | 'phone'> }) => (
  <div class="stack tight">
    {coach.phone && (
      <p>
        <bdi dir="ltr">{coach.phone}</bdi>
      </p>
    )}
    {coach.languages.length > 0 && <p class="kick">{t('contact_speaks', { languages: list(coach.languages.map(languageName)) })}</p>}
    {coach.working_days.length > 0 && <p class="kick">{t('contact_days', { days: list(coach.working_days.map((day) => weekday(day))) })}</p>}
    {coach.absences.map(({ from_day, to_day }) => (
      <p class="kick" key={from_day}>
        {t('contact_away', { from: dayAndMonth(from_day), to: dayAndMonth(to_day) })}
      </p>
    ))}
  </div>
);
