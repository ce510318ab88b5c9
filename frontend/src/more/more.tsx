import { me } from '../api/session';
import type { Feedback } from '../access/types';
import type { Items } from '../api/types';
import { waiting } from '../data/outbox';
import { useRead } from '../data/read';
import { dayAndMonth, LANGUAGES, lang, t } from '../i18n';
import { isInstalled } from '../platform';
import { Screen } from '../screen';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Row, Rows } from '../ui/rows';
import { signOut } from './sign-out';

/** What everybody has: who they are, reminders, how they sign in, what the app says about itself. */
export function OwnRows() {
  const count = waiting.value.length;
  const role = me.value?.role;
  const invites = !!useRead<Items<unknown>>(role === 'participant' ? '/me/invitation-codes' : null).data?.items.length;
  const secret = role === 'participant' ? 'more_pin' : 'more_password';
  return (
    <>
      <Section title={t('more_you')}>
        <Rows>
          {count > 0 && (
            <Row icon="nonet" href="/unsent" end={<Badge kind="wait">{t('state_waiting')}</Badge>}>
              {t('more_unsent')}
            </Row>
          )}
          <Row icon="person" href="/profile" small={LANGUAGES[lang.value]}>
            {t('more_profile')}
          </Row>
          {role === 'participant' && (
            <Row icon="people" href="/contact-person" small={t('more_contact_more')}>
              {t('more_contact')}
            </Row>
          )}
          {role === 'participant' && (
            <Row icon="people" href="/gatherings" small={t('more_gatherings_more')}>
              {t('more_gatherings')}
            </Row>
          )}
          {role === 'participant' && (
            <Row icon="people" href="/group" small={t('more_group_more')}>
              {t('more_group')}
            </Row>
          )}
          {role === 'participant' && (
            <Row icon="help" href="/office" small={t('more_office_more')}>
              {t('more_office')}
            </Row>
          )}
          {invites && (
            <Row icon="share" href="/inviting">
              {t('more_inviting')}
            </Row>
          )}
          {role === 'participant' && (
            <Row icon="help" href="/gives" small={t('more_gives_more')}>
              {t('more_gives')}
            </Row>
          )}
          {role === 'participant' && (
            <Row icon="seam" href="/sheets" small={t('more_sheets_more')}>
              {t('more_sheets')}
            </Row>
          )}
          {role === 'participant' && (
            <Row icon="eye" href="/companions" small={t('more_companions_more')}>
              {t('more_companions')}
            </Row>
          )}
          {role === 'participant' && (
            <Row icon="pause" href="/pause" small={t('more_pause_more')}>
              {t('more_pause')}
            </Row>
          )}
          {role === 'participant' && (
            <Row icon="workbook" href="/folder" small={t('more_folder_more')}>
              {t('more_folder')}
            </Row>
          )}
          <Row icon="bell" href="/reminders" small={t('more_reminders_more')}>
            {t('more_reminders')}
          </Row>
          {(role === 'participant' || role === 'coach') && (
            <Row icon="calendar" href="/calendar-feed" small={t('more_calendar_more')}>
              {t('more_calendar')}
            </Row>
          )}
        </Rows>
      </Section>
      <Section title={t('more_privacy')}>
        <Rows>
          {role === 'participant' && (
            <Row icon="eye" href="/team-view" small={t('more_team_view_more')}>
              {t('more_team_view')}
            </Row>
          )}
          {role === 'participant' && (
            <Row icon="pen" href="/consents" small={t('more_consents_more')}>
              {t('more_consents')}
            </Row>
          )}
          <Row icon="people" href="/access-log" small={t('more_access_log_more')}>
            {t('more_access_log')}
          </Row>
          <Row icon="down" href="/my-data" small={t('more_my_data_more')}>
            {t('more_my_data')}
          </Row>
        </Rows>
      </Section>
      <Section title={t('more_access')}>
        <Rows>
          <Row icon="smartphone" href="/devices">
            {t('more_devices')}
          </Row>
          <Row icon="code" href="/add-device">
            {t('more_add_device')}
          </Row>
          <Row icon="key" href="/secret">
            {t(secret)}
          </Row>
          <Row icon="lock" href="/doors" small={t(role === 'participant' ? 'more_passkey_more' : 'more_doors_more')}>
            {t(role === 'participant' ? 'more_passkey' : 'more_doors')}
          </Row>
        </Rows>
      </Section>
      <Section title={t('more_device')}>
        <Rows>
          <Row icon="eye" href="/view" small={t('more_view_more')}>
            {t('more_view')}
          </Row>
          {!isInstalled() && (
            <Row icon="down" href="/install">
              {t('more_install')}
            </Row>
          )}
          <Row icon="help" href="/help" small={t('more_help_more')}>
            {t('help')}
          </Row>
          <Row icon="lock" href="/about">
            {t('more_about')}
          </Row>
          <Row icon="people" href="/accessibility">
            {t('accessibility')}
          </Row>
          {(role === 'coach' || role === 'administrator') && (
            <FeedbackRow />
          )}
          {(role === 'coach' || role === 'administrator') && (
            <Row icon="table" href="/office-cards" small={t('more_cards_more')}>
              {t('more_cards')}
            </Row>
          )}
          {(role === 'coach' || role === 'administrator') && (
            <Row icon="pen" href="/wording-reports" small={t('more_wording_more')}>
              {t('more_wording')}
            </Row>
          )}
        </Rows>
      </Section>
    </>
  );
}

/** What people have said about accessibility; the next day by which an answer is owed stands beside it. */
function FeedbackRow() {
  const next = useRead<Items<Feedback>>('/accessibility/feedback').data?.items.find(({ answered_at }) => !answered_at);
  return (
    <Row icon="message" href="/accessibility-feedback" small={t('more_said_more')} {...(next ? { end: <Badge kind="wait">{t('more_said_due', { day: dayAndMonth(next.due_day) })}</Badge> } : {})}>
      {t('more_said')}
    </Row>
  );
}

/** Signing out, with what it means. */
export const SignOutButton = () => (
  <div class="stack g2">
    <Btn icon="out" onClick={signOut}>
      {t('sign_out')}
    </Btn>
    <small>{t('sign_out_hint')}</small>
  </div>
);

export const More = () => (
  <Screen title={t('more_title')} heading="top">
    <OwnRows />
    <SignOutButton />
  </Screen>
);
