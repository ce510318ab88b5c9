import { useEffect } from 'preact/hooks';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { go, place } from '../router';
import { Screen } from '../screen';
import { SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { SeenBy } from '../ui/seen-by';
import { toast } from '../ui/toast';
import { Cards, Hints, Part, Spoken, Week } from './facts';
import { PARTS, PartForm, type PartName } from './part-form';
import { overlayProfile, PROFILE, saveProfile } from './writes';
import type { Profile } from './words';
import './profile.css';

const isPart = (name: string): name is PartName => PARTS.includes(name as PartName);

/** What somebody gives and needs, at a glance; every part can be changed by itself. */
export function Gives() {
  const read = useRead<Profile>(PROFILE);
  const now = read.data && overlayProfile(read.data);
  const begun = !!now && (now.profile.version > 0 || now.state !== null);
  return (
    <Screen
      title={t('pf_title')}
      up="/more"
      action={
        now &&
        !begun && (
          <Btn kind="main" href="/gives/gives?flow=1">
            {t('pf_begin')}
          </Btn>
        )
      }
    >
      <p>{t('pf_intro')}</p>
      <div class="row apart">
        <SeenBy team>{t('pf_see_team')}</SeenBy>
        {now && <SentBadge state={now.state === 'sent' ? null : now.state} />}
      </div>
      <p class="kick">{t('pf_seen')}</p>
      <Reading read={read}>{() => (now && begun ? <Overview profile={now.profile} parked={now.state === 'parked'} /> : null)}</Reading>
    </Screen>
  );
}

function Overview({ profile, parked }: { profile: Profile; parked: boolean }) {
  const change = (part: PartName) => (
    <Btn kind="bare" href={`/gives/${part}`}>
      {t('change')}
      <span class="vh">: {t(`pf_part_${part}`)}</span>
    </Btn>
  );
  return (
    <div class="stack">
      {parked && (
        <Strip kind="care" title={t('state_parked')}>
          <a href="/unsent">{t('outbox_look')}</a>
        </Strip>
      )}
      <Part title={t('pf_part_gives')} end={change('gives')}>
        <Cards topics={profile.gives} own={profile.own_gives} />
      </Part>
      <Part title={t('pf_part_needs')} end={change('needs')}>
        <Cards topics={profile.needs} own={profile.own_needs} />
      </Part>
      <Part title={t('pf_part_languages')} end={change('languages')}>
        <Spoken languages={profile.languages} />
      </Part>
      <Part title={t('pf_part_times')} end={change('times')}>
        <Week times={profile.times} />
      </Part>
      <Part title={t('pf_part_hints')} end={change('hints')}>
        <Hints hints={profile.hints} />
        <SeenBy team={profile.hints_for_team}>{t(profile.hints_for_team ? 'pf_see_team' : 'see_me')}</SeenBy>
      </Part>
    </div>
  );
}

/** One part of it a screen. The first time they follow each other. */
export function GivesPart({ part }: { part: string }) {
  const read = useRead<Profile>(PROFILE);
  const name = isPart(part) ? part : 'gives';
  if (read.data) return <Changing key={name} name={name} profile={overlayProfile(read.data).profile} />;
  return (
    <Screen title={t(`pf_part_${name}`)} up="/gives">
      <Reading read={read}>{() => null}</Reading>
    </Screen>
  );
}

function Changing({ name, profile }: { name: PartName; profile: Profile }) {
  const flow = place.value.query.has('flow');
  const at = PARTS.indexOf(name);
  const next = flow ? PARTS[at + 1] : undefined;
  useEffect(() => scrollTo(0, 0), [name]);
  const save = async (content: Partial<Profile>) => {
    await saveProfile({ ...profile, ...content });
    if (next) return go(`/gives/${next}?flow=1`, { replace: true });
    toast(t('pf_saved'));
    go('/gives', { replace: true });
  };
  return (
    <Screen
      title={t(`pf_ask_${name}`)}
      kick={flow ? t('pf_of', { n: at + 1, all: PARTS.length }) : t(`pf_part_${name}`)}
      up="/gives"
      action={
        <Btn kind="main" submit form="gives-part">
          {t(next ? 'pf_next' : 'save')}
        </Btn>
      }
    >
      <p class="kick">{t(`pf_hint_${name}`)}</p>
      <PartForm name={name} profile={profile} onSave={save} />
    </Screen>
  );
}
