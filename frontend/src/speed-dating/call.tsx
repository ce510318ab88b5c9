import { t } from '../i18n';

/** The team's own video call; it opens beside the app, which goes on counting. */
export const Call = ({ link }: { link: string }) => (
  <a class="btn" href={link} target="_blank" rel="noopener noreferrer">
    {t('sd_link')}
  </a>
);
