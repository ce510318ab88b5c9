import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore, type StoreNames } from 'idb';
import type { FieldProblem, Method } from '../api/client';
import type { Key, Values } from '../i18n';
import type { Media } from '../api/types';

/** One change on its way to the server. */
export type Write = {
  id: string;
  /** Place in the queue; given by the database. */
  seq?: number;
  method: Exclude<Method, 'GET'>;
  path: string;
  body: unknown;
  /** The version the change was made on: a number, null for a new thing, or that of the write before it. */
  base: number | null | 'previous';
  /** The thing that changes, as `kind:id`. Writes of one thing leave in order. */
  entity: string;
  /** What the list of unsent things calls it. */
  label: { key: Key; values?: Values };
  /** A recording or a picture that leaves before what names it; its bytes lie in `media`. */
  file?: string;
  /** What hangs on the thing once the change has arrived: the body only names it. */
  hangs?: Media[];
  attempts: number;
  state: 'waiting' | 'sending' | 'parked' | 'sent';
  problem?: { status: number; code: string; errors: FieldProblem[]; current?: unknown };
  created_at: number;
};

export type Stored = { data: unknown; fetched_at: number };
/** A recording or a picture that has not reached the server yet. Bytes, because some phones lose files they are asked to keep. */
export type Kept = Media & { bytes: ArrayBuffer; kept_at: number };

interface Schema extends DBSchema {
  outbox: { key: number; value: Write; indexes: { entity: string } };
  reads: { key: string; value: Stored };
  drafts: { key: string; value: unknown };
  /** The newest version this device knows of a thing, so that a change after a change is no conflict. */
  versions: { key: string; value: number };
  media: { key: string; value: Kept };
}
export type Database = IDBPDatabase<Schema>;

const NAME = 'mainpate-';
const nameOf = (person: string) => NAME + person;

let owner: string | null = null;
let opening: Promise<Database> | null = null;

function open(): Promise<Database> {
  if (!owner) throw new Error('nobody is signed in');
  const forget = () => (opening = null);
  const person = owner;
  opening ??= openDB<Schema>(nameOf(person), 3, {
    upgrade(database, before, _now, tx) {
      if (before < 1) {
        database.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true }).createIndex('entity', 'entity');
        database.createObjectStore('reads');
        database.createObjectStore('drafts');
        database.createObjectStore('versions');
      }
      if (before < 2) database.createObjectStore('media', { keyPath: 'id' });
      if (before === 1 || before === 2) void askTheTeam(tx.objectStore('outbox'), person);
    },
    blocking: (_current, _blocked, event) => {
      forget();
      (event.target as IDBDatabase).close();
    },
    // iOS closes databases of apps in the background.
    terminated: forget,
  }).then((database) => {
    database.addEventListener('close', forget);
    return database;
  });
  opening.catch(forget);
  return opening;
}

/** A request for help is a message to the team now: those that were still waiting become one. */
async function askTheTeam(outbox: IDBPObjectStore<Schema, StoreNames<Schema>[], 'outbox', 'versionchange'>, person: string) {
  for (let at = await outbox.openCursor(); at; at = await at.continue()) {
    const { path, method, body } = at.value;
    if (!path.includes('/help-requests/')) continue;
    const made = method === 'PUT';
    await at.update({
      ...at.value,
      path: `/conversations/contact/${person}/messages/${path.split('/').at(-1)}`,
      body: made ? { text: (body as { text: string }).text || 'Bitte meldet euch bei mir.' } : undefined,
      entity: made ? `conversation:contact:${person}` : `message:${path.split('/').at(-1)}`,
      label: { key: made ? 'msg_write' : 'msg_write_taking_back' },
      state: 'waiting',
    });
  }
}

/** Chooses whose data is read and written; null when nobody is signed in. */
export async function openFor(person: string | null) {
  if (person === owner) return;
  const old = opening;
  owner = person;
  opening = null;
  if (old) (await old.catch(() => null))?.close();
}

export const ownerOf = () => owner;

/** Works on the database; opens it again and tries once more when the phone had closed it. */
export async function use<T>(work: (database: Database) => Promise<T>): Promise<T> {
  try {
    return await work(await open());
  } catch (error) {
    if (!(error instanceof DOMException) || !['InvalidStateError', 'AbortError'].includes(error.name)) throw error;
    opening = null;
    return work(await open());
  }
}

/** How many changes of a person still wait on this device. */
export async function unsentOf(person: string): Promise<number> {
  const known = (await indexedDB.databases?.()) ?? [];
  if (!known.some((database) => database.name === nameOf(person))) return 0;
  const database = await openDB<Schema>(nameOf(person));
  const count = database.objectStoreNames.contains('outbox') ? await database.count('outbox') : 0;
  database.close();
  return count;
}

/** Deletes everything kept on this device for a person. */
export async function wipe(person: string) {
  if (person === owner) await openFor(null);
  await deleteDB(nameOf(person));
}
