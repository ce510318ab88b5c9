import { useState } from 'preact/hooks';
import { del, post } from '../api/client';
import { me } from '../api/session';
import type { Doors, NewPasskey, Passkey, RecoveryCodes as Codes } from '../api/types';
import { useRead } from '../data/read';
import { dayOf, nearDay, shortDay, t } from '../i18n';
import { Screen } from '../screen';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { AskSecret } from './ask-secret';
import { addPasskey } from './passkey';
import { RecoveryCodes } from './recovery-codes';

type Asking = 'passkey' | 'codes' | 'totp-off' | Passkey | null;

/** Every way in beside the PIN or password: passkeys for everybody, the second step for the team. */
export function DoorsScreen() {
  const read = useRead<Doors>('/me/doors');
  const [asking, setAsking] = useState<Asking>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const staff = me.value?.role !== 'participant';
  const close = () => setAsking(null);

  const added = async ({ recovery_codes }: NewPasskey) => {
    close();
    setCodes(recovery_codes);
    toast(t('doors_added'));
    await read.refresh();
  };
  const remove = (path: string, said: string) => async (secret: string) => {
    await del(path, { body: { current_secret: secret } });
    close();
    toast(said);
    await read.refresh();
  };
  const renew = async (secret: string) => {
    const { recovery_codes } = await post<Codes>('/me/recovery-codes', { current_secret: secret });
    close();
    setCodes(recovery_codes);
    await read.refresh();
  };

  if (codes?.length) return <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />;
  return (
    <Screen title={t(staff ? 'doors_title_team' : 'doors_title')} up="/more" plain>
      <Reading read={read}>
        {(doors) => (
          <>
            {staff && doors.second_factor_required && <p>{t('doors_required')}</p>}
            <Passkeys passkeys={doors.passkeys} onAdd={() => setAsking('passkey')} onRemove={setAsking} />
            {staff && <SecondFactorRows doors={doors} onAsk={setAsking} />}
          </>
        )}
      </Reading>
      {asking === 'passkey' && <NewPasskeySheet onAdded={added} onClose={close} />}
      {asking === 'codes' && (
        <AskSecret title={t('codes_new')} yes={t('codes_new_yes')} onSecret={renew} onClose={close}>
          <p>{t('codes_new_text')}</p>
        </AskSecret>
      )}
      {asking === 'totp-off' && (
        <AskSecret title={t('totp_off_title')} yes={t('totp_off')} onSecret={remove('/me/totp', t('totp_off_done'))} onClose={close}>
          <p>{t('totp_off_text')}</p>
        </AskSecret>
      )}
      {asking && typeof asking === 'object' && (
        <AskSecret title={t('doors_remove_title', { name: asking.label })} yes={t('doors_remove')} onSecret={remove(`/me/passkeys/${asking.id}`, t('doors_removed'))} onClose={close}>
          <p>{t('doors_remove_text')}</p>
        </AskSecret>
      )}
    </Screen>
  );
}

type PasskeysProps = { passkeys: Passkey[]; onAdd: () => void; onRemove: (passkey: Passkey) => void };

function Passkeys({ passkeys, onAdd, onRemove }: PasskeysProps) {
  return (
    <Section title={t('doors_passkeys')}>
      <p>{t(me.value?.role === 'participant' ? 'doors_what' : 'doors_what_team')}</p>
      {passkeys.length === 0 ? (
        <p class="kick">{t('doors_none')}</p>
      ) : (
        <ul class="card rows gap0">
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              <Row icon="key" small={usedAndSince(passkey)} end={<Remove name={passkey.label} onClick={() => onRemove(passkey)} />}>
                <bdi>{passkey.label}</bdi>
              </Row>
            </li>
          ))}
        </ul>
      )}
      {'PublicKeyCredential' in window ? (
        <div class="row">
          <Btn icon="add" onClick={onAdd}>
            {t('doors_add')}
          </Btn>
        </div>
      ) : (
        <p class="kick">{t('doors_browser')}</p>
      )}
    </Section>
  );
}

const Remove = ({ name, onClick }: { name: string; onClick: () => void }) => (
  <Btn onClick={onClick}>
    {t('doors_remove')}
    <span class="vh">: {name}</span>
  </Btn>
);

function usedAndSince({ created_at, last_used_day }: Passkey) {
  const since = t('doors_since', { day: shortDay(dayOf(created_at)) });
  return last_used_day ? `${t('doors_used', { day: nearDay(last_used_day) })} · ${since}` : since;
}

/** What a passkey is, in two sentences, then the PIN or password, then the device asks. */
export function NewPasskeySheet({ onAdded, onClose }: { onAdded: (made: NewPasskey) => Promise<unknown>; onClose: () => void }) {
  const what = me.value?.role === 'participant' ? 'doors_what' : 'doors_what_team';
  return (
    <AskSecret title={t('doors_add')} yes={t('continue')} onSecret={(secret) => addPasskey(secret).then(onAdded)} onClose={onClose}>
      <p>{t(what)}</p>
      <p class="kick">{t('doors_add_own')}</p>
    </AskSecret>
  );
}

function SecondFactorRows({ doors, onAsk }: { doors: Doors; onAsk: (what: Asking) => void }) {
  const has = doors.totp || doors.passkeys.length > 0;
  return (
    <Section title={t('second_section')}>
      <p>{t('second_section_text')}</p>
      <Rows>
        <Row icon="smartphone" href="/second-factor" small={t(doors.totp ? 'totp_on' : 'totp_set_up')}>
          {t('totp')} {doors.totp && <Badge kind="good">{t('totp_badge')}</Badge>}
        </Row>
        {has && (
          <Row
            icon="print"
            small={t('codes_left', { n: doors.recovery_codes_left })}
            end={<Btn onClick={() => onAsk('codes')}>{t('codes_new')}</Btn>}
          >
            {t('codes')} {doors.recovery_codes_left < 3 && <Badge kind="wait">{t('codes_few')}</Badge>}
          </Row>
        )}
      </Rows>
      {doors.totp && (
        <div class="row">
          <Btn kind="bare" onClick={() => onAsk('totp-off')}>
            {t('totp_off')}
          </Btn>
        </div>
      )}
    </Section>
  );
}
