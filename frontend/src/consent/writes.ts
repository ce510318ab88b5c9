import { newId } from '../data/id';
import { pending, send, type Write } from '../data/outbox';
import { lang, today, type Lang } from '../i18n';
import type { Consent, DeclarationBase, MyConsents, Signature } from './types';

export const MINE = '/me/consents';
/** One's own signature, as the outbox names it. */
const SIGNATURE = 'declaration:me';
const SIGNATURES = '/me/declaration-signatures';
const consentEntity = (kind: Consent['kind']) => `consent:${kind}`;

export const sign = (declaration: DeclarationBase, name: string, language: Lang) =>
  send({
    method: 'PUT',
    path: `${SIGNATURES}/${newId()}`,
    body: { declaration_id: declaration.id, name, language },
    entity: SIGNATURE,
    label: { key: 'label_declaration' },
  });
export const withdraw = () => send({ method: 'DELETE', path: SIGNATURES, body: undefined, entity: SIGNATURE, label: { key: 'label_declaration_back' } });
export const setConsent = (kind: Consent['kind'], given: boolean) =>
  send({ method: 'PUT', path: `${MINE}/${kind}`, body: { given, language: lang.peek() }, entity: consentEntity(kind), label: { key: 'label_consent' } });

type Signed = { declaration_id: string; name: string; language: Signature['language'] };

/** What is signed and allowed once everything on its way has arrived. */
export function overlay(read: MyConsents, writes: Write[] = pending.value): MyConsents {
  const mine = writes.filter(({ state }) => state !== 'parked');
  const last = mine.findLast(({ entity }) => entity === SIGNATURE);
  let next = read;
  if (last?.method === 'DELETE' && read.state !== 'open') {
    next = { ...read, state: 'withdrawn', withdrawn_at: read.withdrawn_at ?? new Date(last.created_at).toISOString(), consents: read.consents.map((consent) => ({ ...consent, day: null })) };
  } else if (last?.method === 'PUT') {
    const { declaration_id, name, language } = last.body as Signed;
    const id = last.path.slice(SIGNATURES.length + 1);
    const known = read.signatures.some((signature) => signature.id === id);
    if (!known && declaration_id === read.newest.id) {
      const signature: Signature = { id, declaration_id, name, language, number: read.newest.number, way: 'app', day: today(), withdrawn_at: null };
      next = { ...read, state: 'signed', withdrawn_at: null, signatures: [signature, ...read.signatures] };
    }
  }
  return {
    ...next,
    consents: next.consents.map((consent) => {
      const write = mine.findLast(({ entity }) => entity === consentEntity(consent.kind));
      if (!write) return consent;
      const { given } = write.body as { given: boolean };
      return { ...consent, day: given ? (consent.day ?? today()) : null };
    }),
  };
}

/** The newest signature in force. */
export const inForce = ({ signatures }: MyConsents) => signatures.filter(({ withdrawn_at }) => withdrawn_at === null).toSorted((a, b) => b.number - a.number)[0];
