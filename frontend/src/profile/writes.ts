import { pending, send } from '../data/outbox';
import type { Profile } from './words';

const ENTITY = 'profile:me';
export const PROFILE = '/me/profile';
export type Content = Omit<Profile, 'version'>;

export const saveProfile = ({ version, ...content }: Profile) =>
  send({ method: 'PUT', path: PROFILE, body: content, entity: ENTITY, base: version || null, label: { key: 'label_profile' } });

/** The profile as it will be once everything on its way has arrived, and how far that has come. */
export function overlayProfile(read: Profile, writes = pending.value) {
  const own = writes.filter((write) => write.entity === ENTITY);
  const last = own.at(-1);
  const state = (own.find((write) => write.state === 'parked') ?? last)?.state ?? null;
  return { profile: last ? { ...read, ...(last.body as Content) } : read, state };
}
