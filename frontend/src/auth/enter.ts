import { patch } from '../api/client';
import { accept, me, remember } from '../api/session';
import type { InvitationCheck, Me, Session } from '../api/types';
import { unsentOf, wipe } from '../data/db';
import { isLang, lang, langChosen, setLang, t } from '../i18n';
import { turnPushOff } from '../platform';
import { confirm } from '../ui/confirm';

/**
 * Asks before a code is used up on a device on which somebody is signed in: from then on it is not theirs any more. Whose
 * code it is is known by name only. Nobody is asked who comes back to a device of their own.
 */
export async function mayTakeOver({ kind, display_name }: InvitationCheck): Promise<boolean> {
  const before = me.peek();
  const own = before?.display_name === display_name;
  if (!before || (own && kind !== 'companion' && kind !== 'join')) return true;
  const n = await unsentOf(before.id);
  const name = before.display_name;
  return confirm({
    title: t('join_taken', { name }),
    text: [t(own && kind === 'companion' ? 'join_taken_self' : 'join_taken_text', { name }), ...(n ? [t('sign_in_other_text', { n })] : [])].join(' '),
    yes: t('sign_in_other_yes'),
  });
}

/**
 * Takes a new session over. What another person left on this device goes; if some of it was never sent, and nobody was
 * asked before, the new person is asked first. False when they would rather not.
 */
export async function enter(session: Session, asked = false): Promise<boolean> {
  const before = me.peek();
  // A companion is somebody else, also on a device of the person they accompany.
  if (before && (before.id !== session.person.id || !!before.companion !== !!session.person.companion)) {
    const n = await unsentOf(before.id);
    const go =
      asked ||
      n === 0 ||
      (await confirm({
        title: t('sign_in_other', { name: before.display_name }),
        text: t('sign_in_other_text', { n }),
        yes: t('sign_in_other_yes'),
      }));
    if (!go) return false;
    await turnPushOff().catch(() => {});
    await wipe(before.id);
  }
  accept(session);
  await agreeOnLanguage(session.person);
  return true;
}

/** A language chosen on this device becomes the person's; otherwise the device takes the person's. */
async function agreeOnLanguage(person: Me) {
  if (person.companion || person.language === lang.peek()) return;
  try {
    if (langChosen()) remember(await patch<Me>('/me', { language: lang.peek() }, person.version));
    else if (isLang(person.language)) await setLang(person.language);
  } catch {
    // The person can still choose under "Mehr".
  }
}
