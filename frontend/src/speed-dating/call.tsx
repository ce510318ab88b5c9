import { t } from '../i18n';
import type { MyDating, MyRound } from './types';

/** The team's own video call; it opens beside the app, which goes on counting. */
export const Call = ({ link }: { link: string }) => (
  <a class="btn" href={link} target="_blank" rel="noopener noreferrer">
    {t('sd_link')}
  </a>
);

/** How two who sit in different places come together in a round. */
export function Together({ dating, round }: { dating: MyDating; round: MyRound | undefined }) {
  if (dating.how === 'on_site') return null;
  const talks = round?.partner && !round.cut;
  if (dating.how === 'phone') return talks ? <p>{t('sd_calls_you')}</p> : null;
  const link = round?.link || dating.link;
  if (!link) return talks ? <p>{t('sd_no_link')}</p> : null;
  return (
    <>
      <Call link={link} />
      {talks && link === dating.link && <p>{t('sd_rooms', { room: t('sd_table_video', { n: round.table }) })}</p>}
    </>
  );
}
