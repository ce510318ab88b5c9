import { del, post, put } from '../api/client';
import type { Account, AgeGroup, Cohort, Items, Participant } from '../api/types';
import { me } from '../api/session';
import { useDraft } from '../data/draft';
import { useGiven } from '../data/given';
import { useRead } from '../data/read';
import { allLanguages, LANGUAGES, languageName, loadTexts, sentence, t, type Lang } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Chips } from '../ui/chips';
import { confirm } from '../ui/confirm';
import { Field } from '../ui/field';
import { Icon } from '../ui/icon';
import { later } from '../ui/later';
import { Row, Rows } from '../ui/rows';
import { toast } from '../ui/toast';
import { useCoaches } from './names';
import { handedOver, PersonScreen } from './paper';
import { personState } from './people';
import type { HandedOver } from './types';
import { ageName, callName } from './words';
import { fieldError, Form, Trouble, useWishId, useWork } from './work';

export const languageOptions = () => allLanguages.map((value) => ({ value, label: <span lang={value}>{LANGUAGES[value]}</span> }));

/** Somebody joins a cohort: an age group, perhaps a name, and a code to take along. No more is asked. */
export function Invite({ cohort: id }: { cohort: string }) {
  const cohort = useRead<Cohort>(`/cohorts/${id}`).data;
  const draft = useDraft<{ age_group: AgeGroup | null; display_name: string; language: Lang }>(`invite:${id}`, { age_group: null, display_name: '', language: 'de' });
  const work = useWork();
  const wishId = useWishId();
  const { age_group, display_name, language } = draft.value;
  const missing = age_group ? undefined : fieldError(work, '/age_group');
  const save = async () => {
    let made: HandedOver | undefined;
    const body = { ...(age_group ? { age_group } : {}), language, ...(display_name.trim() ? { display_name: display_name.trim() } : {}) };
    if (!(await work.run(async () => (made = await put<HandedOver>(`/cohorts/${id}/participants/${wishId(body)}`, body)))) || !made) return;
    await draft.clear();
    handedOver.value = { ...made, language, role: 'participant' };
    go(`/people/${id}/${made.person.id}`, { replace: true });
  };
  return (
    <Screen title={t('staff_invite')} kick={cohort?.name} up="/people">
      <Form onSave={save}>
        <Chips
          legend={t('staff_age')}
          required
          value={age_group}
          options={[
            { value: 'under_25', label: t('staff_under_25') },
            { value: 'over_25', label: t('staff_over_25') },
          ]}
          onValue={(value) => draft.set({ age_group: value })}
        >
          {missing ? (
            <p class="err">
              <Icon name="warning" />
              {missing}
            </p>
          ) : (
            <small>{t('staff_age_hint')}</small>
          )}
        </Chips>
        <Field
          label={t('staff_name_optional')}
          hint={t('staff_name_hint')}
          value={display_name}
          maxLength={60}
          autoComplete="off"
          onValue={(value) => draft.set({ display_name: value })}
          error={fieldError(work, '/display_name')}
        />
        <Chips legend={t('lang_legend')} required value={language} options={languageOptions()} onValue={(value) => draft.set({ language: value ?? 'de' })}>
          <small>{t('staff_language_hint')}</small>
        </Chips>
        <Trouble work={work} />
        <Btn kind="main" submit>
          {t('staff_invite_save')}
        </Btn>
      </Form>
    </Screen>
  );
}

/** One participant, as far as a coach needs to know them. */
export function PersonPage({ cohort, id }: { cohort: string; id: string }) {
  const people = useRead<Items<Participant>>(`/cohorts/${cohort}/participants`);
  return (
    <PersonScreen id={id} read={people} up="/people" list={t('nav_people')}>
      {(person) => <Facts person={person} cohort={cohort} />}
    </PersonScreen>
  );
}

const WriteTo = later(async () => (await Promise.all([import('../messages/write-to'), loadTexts('messages')]))[0].WriteTo, true);

/** What a coach knows of somebody at a glance. */
export function Facts({ person, cohort }: { person: Participant; cohort: string }) {
  const given = useGiven();
  const coach = useCoaches([cohort]).get(person.contact_person_id ?? '');
  const asks = person.contact_person_id === me.value?.id ? t('staff_you') : (coach?.display_name ?? t('staff_nobody_yet'));
  return (
    <>
      <div class="card">
        <dl class="facts">
          <dt>{t('staff_login')}</dt>
          <dd>
            <bdi dir="ltr">{person.login}</bdi>
          </dd>
          <dt>{t('staff_age')}</dt>
          <dd>{ageName(person.age_group)}</dd>
          <dt>{t('lang_legend')}</dt>
          <dd>{languageName(person.language)}</dd>
          <dt>{t('staff_asks_first')}</dt>
          <dd>{asks}</dd>
        </dl>
        {personState(person) && <p>{sentence(personState(person))}.</p>}
        {!given && person.state === 'active' && <WriteTo person={person.id} />}
        {person.state === 'active' && !person.reachable && !person.left_day && <p class="kick">{t('staff_no_device_text')}</p>}
      </div>
      {given ? null : person.tandem_id ? (
        <Rows>
          <Row icon="people" href={`/tandems/${person.tandem_id}`}>
            {t('staff_tandem_open')}
          </Row>
        </Rows>
      ) : (
        person.state !== 'disabled' && (
          <Rows>
            <Row icon="people" href="/tandems/new">
              {t('staff_form')}
            </Row>
          </Rows>
        )
      )}
      {!given && person.state !== 'disabled' && <NewCode person={{ ...person, role: 'participant' }} />}
    </>
  );
}


/** A new code: to join, or for a forgotten PIN. It is handed over face to face. */
export function NewCode({ person }: { person: Omit<Account, 'version'> }) {
  const work = useWork();
  const join = person.state === 'invited';
  const make = async () => {
    if (!join && !(await confirm({ title: t('staff_recover_title', { name: callName(person) }), text: t('staff_recover_text'), yes: t('staff_recover_yes') }))) return;
    let made: HandedOver | undefined;
    if ((await work.run(async () => (made = await post<HandedOver>(`/persons/${person.id}/invitation`)))) && made) {
      handedOver.value = { ...made, language: person.language, role: person.role };
      scrollTo(0, 0);
    }
  };
  const revoke = async () => {
    const sure = await confirm({ title: t('staff_revoke_title'), text: t('staff_revoke_text'), yes: t('staff_revoke') });
    if (sure && (await work.run(() => del(`/persons/${person.id}/invitation`)))) toast(t('staff_revoked'));
  };
  return (
    <section class="stack">
      <h2>{t(join ? 'staff_code_join' : 'staff_code_forgotten')}</h2>
      <p>{t(join ? 'staff_code_join_text' : 'staff_code_forgotten_text')}</p>
      <div class="row">
        <Btn icon="key" onClick={make}>
          {t('staff_code_new')}
        </Btn>
        <Btn kind="bare" onClick={revoke}>
          {t('staff_revoke')}
        </Btn>
      </div>
      <Trouble work={work} typed={false} />
    </section>
  );
}
