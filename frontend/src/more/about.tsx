import { SignStart } from '../access/sign-start';
import { signedIn } from '../api/session';
import type { Office } from '../api/types';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Screen } from '../screen';
import { Section } from '../ui/card';
import { Icon } from '../ui/icon';
import { OfficeRows } from '../ui/office';

const Who = ({ filled }: { filled: number }) => (
  <span class="see" aria-hidden="true">
    {[1, 2, 3].map((place) => (
      <i key={place} class={place <= filled ? 'y' : ''} />
    ))}
  </span>
);

/** Who sees what, in plain words, and who is behind it. */
export function About() {
  const { data: office } = useRead<Office>('/office');
  return (
    <Screen title={t('about_title')} up={signedIn.value ? '/more' : '/'} plain>
      <SignStart />
      <div class="card rows gap0">
        {(['me', 'two', 'team'] as const).map((who, i) => (
          <section class="rw start" key={who}>
            <Who filled={i + 1} />
            <div class="grow">
              <h2>{t(`about_${who}`)}</h2>
              <p>{t(`about_${who}_text`)}</p>
            </div>
          </section>
        ))}
        <section class="rw start">
          <Icon name="lock" />
          <div class="grow">
            <h2>{t('about_nobody')}</h2>
            <p>{t('about_nobody_text')}</p>
          </div>
        </section>
      </div>
      <Section title={t('about_free')}>
        <p>{t('about_free_text')}</p>
      </Section>
      {office && (
        <Section title={t('about_office')}>
          <p>{office.office_name}</p>
          {(office.contact_phone || office.contact_email) && <OfficeRows office={office} />}
          {office.privacy_text && <p>{office.privacy_text}</p>}
        </Section>
      )}
      <p class="kick">{t('about_source')}</p>
    </Screen>
  );
}
