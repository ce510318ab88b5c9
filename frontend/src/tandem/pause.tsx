import { useState } from 'preact/hooks';
import { offline } from '../api/client';
import { me } from '../api/session';
import type { Home, Rest } from '../api/types';
import { useRead } from '../data/read';
import { longDay, t, today } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { Tick } from '../ui/tick';
import { toast } from '../ui/toast';
import { HelpNumbers } from './help-numbers';
import { beginPause, comeBack, overlayPause, type Telling } from './writes';

const NOBODY: Telling = { tell_partner: false, tell_contact_person: false };

/** When it is too much: one tap stops everything, nobody asks why, and help is one tap away. */
export function PauseScreen() {
  const rest = useRead<Rest>('/me/pause');
  const home = useRead<Home>('/home');
  const { pause, waits } = overlayPause(rest.data?.pause ?? home.data?.pause ?? null, today());
  const [wish, setWish] = useState(NOBODY);
  const telling = pause ?? wish;
  const left = home.data?.departure?.kind === 'left';

  const begin = async () => {
    await beginPause(wish, false);
    toast(t('pause_started'));
  };
  const end = async () => {
    await comeBack();
    go('/back', { replace: true });
  };
  const tell = async (change: Partial<Telling>) => {
    const next = { tell_partner: telling.tell_partner, tell_contact_person: telling.tell_contact_person, ...change };
    if (!pause) return setWish(next);
    await beginPause(next, !!(rest.data?.pause ?? home.data?.pause));
    toast(t('pause_told'));
  };

  return (
    <Screen
      title={t('pause_title')}
      up="/"
      action={
        !left && (
          <Btn kind="main" {...(pause ? {} : { icon: 'pause' })} onClick={pause ? end : begin}>
            {t(pause ? 'pause_back' : 'pause_begin')}
          </Btn>
        )
      }
    >
      {pause ? (
        <Strip kind="good" icon="pause" title={t('pause_on')}>
          {waits && offline.value ? t('pause_waits') : t('pause_since', { day: longDay(pause.from_day) })}
        </Strip>
      ) : (
        !left && <p>{t('pause_text')}</p>
      )}
      {home.data && !left && <WhoKnows home={home.data} telling={telling} onTell={tell} />}
      <Reading read={rest}>{({ help_numbers }) => <HelpNumbers numbers={help_numbers} />}</Reading>
      {!left && (
        <Section title={t('pause_else')}>
          <Rows>
            <Row href="/ending" small={t('pause_found_more')}>
              {t('pause_found')}
            </Row>
            <Row href="/leaving" small={t('pause_leave_more')}>
              {t('pause_leave')}
            </Row>
          </Rows>
        </Section>
      )}
    </Screen>
  );
}

type WhoProps = { home: Home; telling: Telling; onTell: (change: Partial<Telling>) => unknown };

/** Nobody is told anything unless this person wants it. */
function WhoKnows({ home: { tandem, contact_person }, telling, onTell }: WhoProps) {
  const partner = tandem && !tandem.partner_left ? tandem.partner.display_name : '';
  if (!partner && !contact_person) return null;
  return (
    <fieldset class="card">
      <legend class="vh">{t('pause_who')}</legend>
      <b aria-hidden="true">{t('pause_who')}</b>
      {partner && (
        <Tick checked={telling.tell_partner} onChecked={(yes) => void onTell({ tell_partner: yes })}>
          <bdi>{partner}</bdi>
          <br />
          <small>{t('pause_partner_more', { name: partner, me: me.value?.display_name ?? '' })}</small>
        </Tick>
      )}
      {contact_person && (
        <Tick checked={telling.tell_contact_person} onChecked={(yes) => void onTell({ tell_contact_person: yes })}>
          {t('pause_contact', { name: contact_person.display_name })}
          <br />
          <small>{t('pause_contact_more', { name: contact_person.display_name })}</small>
        </Tick>
      )}
      <p class="kick">{t('pause_nobody')}</p>
    </fieldset>
  );
}
