import { ask, OfflineError, ProblemError } from '../api/client';
import type { Media } from '../api/types';
import { use } from '../data/db';
import { newId } from '../data/id';

/** How much of a note is asked for at once: what was lost on the way is little. */
const PIECE = 128 * 1024;
/** How many of those that were heard or seen stay in memory. */
const FEW = 4;

/** Only in memory: what others have said to somebody lies on no phone for longer than it is looked at. */
const heard = new Map<string, Blob>();
const halfway = new Map<string, ArrayBuffer[]>();

/** Keeps a recording or a picture on the device until it is sent with what it was made for. */
export async function keep(kind: Media['kind'], type: string, seconds: number, bytes: ArrayBuffer): Promise<Media> {
  const media: Media = { id: newId(), kind, type, seconds };
  await use((database) => database.put('media', { ...media, bytes, kept_at: Date.now() }));
  return media;
}

/** Forgets something that was taken out again before it was sent. */
export async function forget({ id }: Media) {
  heard.delete(id);
  await use(async (database) => {
    const tx = database.transaction(['media', 'outbox'], 'readwrite');
    const waits = (await tx.objectStore('outbox').getAll()).some((write) => write.file === id);
    if (!waits) await tx.objectStore('media').delete(id);
    await tx.done;
  });
}

/** Forgets what no form and no unsent change names any more. */
export async function tidy() {
  await use(async (database) => {
    const [files, writes, drafts] = await Promise.all([database.getAll('media'), database.getAll('outbox'), database.getAll('drafts')]);
    const named = JSON.stringify([writes, drafts]);
    // A form writes itself down a moment after it changes.
    for (const { id, kept_at } of files) if (!named.includes(id) && Date.now() - kept_at > 60_000) await database.delete('media', id);
  });
}

function remember(id: string, blob: Blob): Blob {
  heard.delete(id);
  heard.set(id, blob);
  for (const old of [...heard.keys()].slice(0, -FEW)) heard.delete(old);
  return blob;
}

/**
 * The bytes of something: from this device while they wait here, else from the server, piece by piece. After a loss
 * it goes on where it was.
 */
export async function load({ id, type }: Media): Promise<Blob> {
  const known = heard.get(id);
  if (known) return known;
  const here = await use((database) => database.get('media', id)).catch(() => undefined);
  if (here) return new Blob([here.bytes], { type });
  const pieces = halfway.get(id) ?? [];
  halfway.set(id, pieces);
  for (;;) {
    const from = pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
    const response = await ask('GET', `/media/${id}`, { piece: `bytes=${from}-${from + PIECE - 1}` });
    if (!response.ok) {
      halfway.delete(id);
      throw new ProblemError(response.status, {});
    }
    const piece = await response.arrayBuffer().catch(() => {
      throw new OfflineError('offline');
    });
    const total = Number(response.headers.get('content-range')?.split('/')[1] ?? piece.byteLength);
    if (response.status === 200) pieces.length = 0;
    pieces.push(piece);
    if (response.status === 200 || from + piece.byteLength >= total) break;
  }
  halfway.delete(id);
  return remember(id, new Blob(pieces, { type }));
}
