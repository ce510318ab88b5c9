import { useState } from 'preact/hooks';
import type { MessageLink } from '../api/types';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { later } from '../ui/later';

const ShareSheet = later(async () => (await import('./share-sheet')).ShareSheet, true);

/** Sends something of the workbook to people: the words that are shown here, and nothing else of it. */
export function ShareButton({ link }: { link: MessageLink }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Btn kind="bare" icon="share" onClick={() => setOpen(true)}>
        {t('msg_share')}
        <span class="vh">: {link.text}</span>
      </Btn>
      {open && <ShareSheet link={link} onClose={() => setOpen(false)} />}
    </>
  );
}
