import { me } from '../api/session';
import type { Conversation, Message, Somebody } from '../api/types';
import { clock, clockOf, dayOf, nearDay, sentence, t, today } from '../i18n';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Who wrote something, in a word. */
export function nameOf(people: Somebody[], id: string) {
  if (id === me.peek()?.id) return t('msg_you');
  return people.find((one) => one.id === id)?.display_name ?? t(id === NOBODY ? 'msg_erased' : 'msg_somebody');
}

/** Circle or square, river or honey. */
export function sideOf(people: Somebody[], id: string): 'me' | 'partner' | 'team' {
  if (people.find((one) => one.id === id)?.role === 'coach') return 'team';
  return id === me.peek()?.id ? 'me' : 'partner';
}

/** What a conversation is called by whoever looks. */
export function titleOf({ kind, id, name, people }: Conversation): string {
  if (kind === 'group') return me.peek()?.role === 'coach' && name ? t('msg_group_of', { name }) : t('msg_group');
  if (kind === 'tandem') return people.find((one) => one.id !== me.peek()?.id)?.display_name ?? t('msg_partner');
  return id === me.peek()?.id ? t('msg_team') : (people.find((one) => one.id === id)?.display_name ?? t('msg_somebody'));
}

/** Who reads what is written there. */
export function readersOf({ kind, id }: Conversation): string {
  if (kind === 'tandem') return t('msg_readers_tandem');
  if (kind === 'group') return t('msg_readers_group');
  return t(id === me.peek()?.id ? 'msg_readers_contact' : 'msg_readers_person');
}

/** A message in one line. */
export function gist(message: Message): string {
  if (message.deleted_at) return t('msg_deleted');
  if (message.text) return message.text;
  if (message.link) return message.link.text;
  return t(message.media[0]?.kind === 'voice' ? 'msg_voice' : 'msg_picture');
}

/** The clock today, the day before. */
export function whenOf(at: string) {
  const day = dayOf(at);
  return day === today() ? clock(clockOf(at)) : nearDay(day);
}

export const dayWord = (at: string) => sentence(nearDay(dayOf(at)));
export const timeWord = (at: string) => clock(clockOf(at));
