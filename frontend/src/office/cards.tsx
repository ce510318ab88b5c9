import type { ComponentChildren } from 'preact';
import type { Items } from '../api/types';
import { useRead } from '../data/read';
import { lang as reader, t } from '../i18n';
import { Screen } from '../screen';
import { Icon, type IconName } from '../ui/icon';
import { ReadAloud } from '../ui/read-aloud';
import { Strip } from '../ui/strip';
import { Translated } from '../ui/translated';
import { CARDS, shownOn, type OfficeCard } from './own-cards';

const GENERAL: { name: 'who' | 'apply' | 'may' | 'papers' | 'letter' | 'disagree' | 'aims' | 'free'; icon: IconName }[] = [
  { name: 'who', icon: 'people' },
  { name: 'apply', icon: 'pen' },
  { name: 'may', icon: 'settings' },
  { name: 'papers', icon: 'copy' },
  { name: 'letter', icon: 'mail' },
  { name: 'disagree', icon: 'message' },
  { name: 'aims', icon: 'milestone' },
  { name: 'free', icon: 'check' },
];

/** How the job centre decides, in short cards to read or to listen to: first what this office says of itself. */
export function OfficeCards() {
  const own = useRead<Items<OfficeCard>>(CARDS).data?.items ?? [];
  return (
    <Screen title={t('office_cards')} up="/office" plain>
      <Strip kind="good" icon="help" title={t('office_cards_note')} />
      {own.map((card) => {
        const shown = shownOn(card);
        return (
          shown && (
            <CardOf key={card.id} icon="table" title={shown.title} lang={shown.language}>
              {shown.text}
            </CardOf>
          )
        );
      })}
      {GENERAL.map(({ name, icon }) => (
        <CardOf key={name} icon={icon} title={t(`office_card_${name}`)}>
          {t(`office_card_${name}_text`)}
        </CardOf>
      ))}
    </Screen>
  );
}

const CardOf = ({ icon, title, lang, children }: { icon: IconName; title: string; lang?: string; children: ComponentChildren }) => (
  <article class="card">
    <div class="row start">
      <span class="who t" aria-hidden="true">
        <Icon name={icon} />
      </span>
      <div class="stack g2 grow">
        <div class="row start">
          <h2 class="grow" lang={lang} dir="auto">
            {title}
          </h2>
          <ReadAloud icon />
        </div>
        <p lang={lang} dir="auto">
          {children}
        </p>
        {lang && lang !== reader.value && typeof children === 'string' && <Translated text={children} />}
      </div>
    </div>
  </article>
);
