import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { del, put } from '../api/client';
import { me } from '../api/session';
import type { Account, Items, Role } from '../api/types';
import { useDraft } from '../data/draft';
import { useRead } from '../data/read';
import { languageName, nearDay, t, type Lang } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Chips } from '../ui/chips';
import { confirm } from '../ui/confirm';
import { Field } from '../ui/field';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { Tabs } from '../ui/tabs';
import { toast } from '../ui/toast';
import { Who } from '../ui/who';
import { handedOver, PersonScreen } from './paper';
import { languageOptions, NewCode } from './person';
import { find } from './search';
import type { HandedOver } from './types';
import { callName } from './words';
import { fieldError, Form, FormSheet, Trouble, useWishId, useWork } from './work';

type Group = 'team' | 'participants';
const group = signal<Group>('team');

/** Who can sign in. */
export function Accounts() {
  const read = useRead<Items<Account>>('/persons');
  const [wanted, setWanted] = useState('');
  return (
    <Screen
      title={t('nav_accounts')}
      heading="top"
      plain
      action={
        <Btn kind="main" icon="add" href="/accounts/new">
          {t('staff_account_new')}
        </Btn>
      }
    >
      <Tabs
        label={t('staff_filter')}
        value={group.value}
        options={[
          { value: 'team', label: t('staff_team') },
          { value: 'participants', label: t('staff_participants') },
        ]}
        onValue={(value) => (group.value = value)}
      />
      <Field type="search" label={t('staff_search')} value={wanted} onValue={setWanted} autoComplete="off" />
      <Reading read={read}>
        {({ items }) => {
          const shown = find(
            items.filter(({ role }) => (role === 'participant') === (group.value === 'participants')),
            wanted,
          );
          if (shown.length === 0) return <p>{t('staff_search_none')}</p>;
          return (
            <Rows>
              {shown.map((account) => (
                <Row
                  key={account.id}
                  href={`/accounts/${account.id}`}
                  start={<Who name={callName(account)} side={account.role === 'participant' ? 'me' : 'team'} />}
                  small={
                    <>
                      {account.role !== 'participant' && `${t(`staff_role_${account.role}`)} · `}
                      <bdi dir="ltr">{account.login}</bdi>
                    </>
                  }
                >
                  <bdi>{callName(account)}</bdi> <AccountBadge account={account} />
                </Row>
              ))}
            </Rows>
          );
        }}
      </Reading>
    </Screen>
  );
}

const AccountBadge = ({ account }: { account: Account }) => {
  if (account.state === 'active') return null;
  return <Badge>{t(account.state === 'invited' ? 'staff_invited' : 'staff_disabled')}</Badge>;
};

type StaffRole = Exclude<Role, 'participant'>;
const ROLES: StaffRole[] = ['coach', 'manager', 'administrator'];

/** Somebody joins the team. */
export function NewAccount() {
  const draft = useDraft<{ role: StaffRole; display_name: string; language: Lang }>('account:new', { role: 'coach', display_name: '', language: 'de' });
  const work = useWork();
  const wishId = useWishId();
  const { role, display_name, language } = draft.value;
  const save = async () => {
    let made: HandedOver | undefined;
    const body = { role, display_name, language };
    if (!(await work.run(async () => (made = await put<HandedOver>(`/persons/${wishId(body)}`, body)))) || !made) return;
    await draft.clear();
    handedOver.value = { ...made, language, role };
    go(`/accounts/${made.person.id}`, { replace: true });
  };
  return (
    <Screen title={t('staff_account_new')} up="/accounts" plain>
      <Form onSave={save}>
        <Chips legend={t('staff_role')} required value={role} options={ROLES.map((value) => ({ value, label: t(`staff_role_${value}`) }))} onValue={(value) => draft.set({ role: value ?? 'coach' })}>
          <small>{t(`staff_role_${role}_may`)}</small>
        </Chips>
        <Field label={t('staff_name')} value={display_name} maxLength={60} autoComplete="off" onValue={(value) => draft.set({ display_name: value })} error={fieldError(work, '/display_name', display_name)} />
        <Chips legend={t('lang_legend')} required value={language} options={languageOptions()} onValue={(value) => draft.set({ language: value ?? 'de' })} />
        <Trouble work={work} />
        <Btn kind="main" submit>
          {t('staff_account_save')}
        </Btn>
      </Form>
    </Screen>
  );
}

/** One account: a new code, shutting out, letting back in. */
export function AccountPage({ id }: { id: string }) {
  const read = useRead<Items<Account>>('/persons');
  return (
    <PersonScreen id={id} read={read} up="/accounts" list={t('nav_accounts')}>
      {(account) => <AccountFacts account={account} />}
    </PersonScreen>
  );
}

function AccountFacts({ account }: { account: Account }) {
  const work = useWork();
  const out = account.state === 'disabled';
  const own = account.id === me.value?.id;
  const toggle = async () => {
    const name = callName(account);
    const sure = out || (await confirm({ title: t('staff_disable_title', { name }), text: t('staff_disable_text'), yes: t('staff_disable') }));
    if (sure && (await work.run(() => put(`/persons/${account.id}/disabled`, { disabled: !out })))) toast(t(out ? 'staff_enabled_toast' : 'staff_disabled_toast', { name }));
  };
  // Participants are never asked for a second factor; a passkey is one more door of theirs.
  const factor = account.role === 'participant' ? 'passkeys' : 'factor';
  const reset = async () => {
    const name = callName(account);
    const sure = await confirm({ title: t(`staff_${factor}_title`, { name }), text: t(`staff_${factor}_text`), yes: t(`staff_${factor}_reset`) });
    if (sure && (await work.run(() => del(`/persons/${account.id}/second-factor`)))) toast(t(`staff_${factor}_done`, { name }));
  };
  return (
    <>
      <div class="card">
        <dl class="facts">
          <dt>{t('staff_role')}</dt>
          <dd>{t(`staff_role_${account.role}`)}</dd>
          <dt>{t('staff_login')}</dt>
          <dd>
            <bdi dir="ltr">{account.login}</bdi>
          </dd>
          <dt>{t('lang_legend')}</dt>
          <dd>{languageName(account.language)}</dd>
          {account.last_used_day && (
            <>
              <dt>{t('staff_last_used')}</dt>
              <dd>{nearDay(account.last_used_day)}</dd>
            </>
          )}
        </dl>
        {account.state !== 'active' && (
          <div class="row">
            <AccountBadge account={account} />
          </div>
        )}
      </div>
      {!out && <NewCode person={account} />}
      <section class="stack">
        <h2>{t('staff_access')}</h2>
        <p>{t(own ? 'staff_access_own' : out ? 'staff_access_out' : 'staff_access_text')}</p>
        {!own && (
          <div class="row">
            <Btn icon={out ? 'check' : 'lock'} onClick={toggle}>
              {t(out ? 'staff_enable' : 'staff_disable')}
            </Btn>
            {account.second_factor && (
              <Btn icon="key" onClick={reset}>
                {t(`staff_${factor}_reset`)}
              </Btn>
            )}
          </div>
        )}
        <Trouble work={work} typed={false} />
      </section>
      {!own && <EraseAccount account={account} />}
    </>
  );
}

/** On somebody's own wish, for instance in a letter; most people do it themselves. */
function EraseAccount({ account }: { account: Account }) {
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const work = useWork();
  const name = callName(account);
  const save = async () => {
    setTried(true);
    if (typed.trim() !== name || !(await work.run(() => del(`/persons/${account.id}`)))) return;
    toast(t('staff_erased_toast'));
    go('/accounts', { replace: true });
  };
  return (
    <section class="stack">
      <h2>{t('staff_erase')}</h2>
      <p>{t('staff_erase_text')}</p>
      <div class="row">
        <Btn icon="warning" onClick={() => setAsking(true)}>
          {t('staff_erase')}
        </Btn>
      </div>
      {asking && (
        <FormSheet title={t('staff_erase_title', { name })} save="staff_erase_yes" work={work} onSave={save} onClose={() => setAsking(false)}>
          <p>{t('staff_erase_what')}</p>
          <Field label={t('staff_erase_type', { name })} value={typed} autoComplete="off" onValue={setTyped} error={tried && typed.trim() !== name ? t('staff_erase_other') : undefined} />
        </FormSheet>
      )}
    </section>
  );
}
