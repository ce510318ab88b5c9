import { me } from '../api/session';
import type { CoachCard, Partner } from '../api/types';
import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { Area } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import type { TandemNames } from './types';
import { pair } from './words';

type Props = { tandem: TandemNames; partners: Partner[]; coaches: Map<string, CoachCard>; onClose: () => void };

/** Ways to say hello. MainPate keeps no numbers of participants, so the words travel however these people are used to. */
export function Greeting({ tandem, partners, coaches, onClose }: Props) {
  const [words, setWords] = useState(t('staff_greet_words', { names: pair(tandem.names), me: me.value?.display_name ?? '' }));
  const pass = async () => {
    if (navigator.share) {
      try {
        await navigator.share({ text: words });
        onClose();
        return;
      } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') return;
      }
    }
    try {
      await navigator.clipboard.writeText(words);
      toast(t('staff_greet_copied'));
      onClose();
    } catch {
      toast(t('staff_greet_by_hand'));
    }
  };
  return (
    <Sheet
      title={t('staff_greet_title', { names: pair(tandem.names) })}
      onClose={onClose}
      action={
        <Btn kind="main" icon="share" onClick={pass}>
          {t('staff_greet_pass')}
        </Btn>
      }
    >
      <p>{t('staff_greet_text')}</p>
      <Area label={t('staff_greet_label')} value={words} onValue={setWords} maxLength={500} rows={4} />
      <div class="stack g2">
        {partners.map((partner) => (
          <Asks key={partner.id} partner={partner} coach={coaches.get(partner.contact_person_id ?? '')} />
        ))}
      </div>
      <div class="row">
        <Btn kind="bare" href={`/tandems/${tandem.id}`}>
          {t('staff_tandem_open')}
        </Btn>
      </div>
    </Sheet>
  );
}

/** Whom a partner asks first; a colleague is one tap away. */
export function Asks({ partner, coach }: { partner: Partner; coach: CoachCard | undefined }) {
  const mine = partner.contact_person_id === me.value?.id;
  const text = mine
    ? t('staff_asks_you', { name: partner.display_name })
    : coach
      ? t('staff_asks', { name: partner.display_name, coach: coach.display_name })
      : t('staff_asks_nobody', { name: partner.display_name });
  return (
    <div class="row apart">
      <span class="grow">{text}</span>
      {!mine && coach?.phone && (
        <Btn icon="phone" href={`tel:${coach.phone.replace(/[^+\d]/g, '')}`}>
          {t('staff_call', { name: coach.display_name })}
        </Btn>
      )}
    </div>
  );
}
