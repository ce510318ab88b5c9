import { use, type Write } from './db';
import { flush, names, publish, versionIn } from './outbox';
import { refreshReads } from './read';

// What a person can do about a write that does not go through.

/** Tries a write again, whatever happened to it. */
export async function retry(write: Write) {
  await use(async (database) => {
    const now = await database.get('outbox', write.seq as number);
    if (!now) return;
    const { problem: _, ...rest } = now;
    await database.put('outbox', { ...rest, state: 'waiting' });
  });
  await publish();
  await flush();
}

/** A change that does not name a file any more. */
function without(write: Write, file: string): Write {
  const body = write.body as { media_ids?: string[] } | undefined;
  if (!body?.media_ids?.includes(file)) return write;
  return { ...write, body: { ...body, media_ids: body.media_ids.filter((id) => id !== file) }, hangs: write.hangs?.filter(({ id }) => id !== file) ?? [] };
}

/** Throws a write away; a later change of the same thing takes its place in the order. */
export async function discard(write: Write) {
  await use(async (database) => {
    const tx = database.transaction(['outbox', 'media'], 'readwrite');
    const queue = tx.objectStore('outbox');
    await queue.delete(write.seq as number);
    const chain = await queue.index('entity').getAll(write.entity);
    const next = chain.find((one) => !one.file);
    if (write.file) {
      await tx.objectStore('media').delete(write.file);
      for (const one of chain) await queue.put(without(one, write.file));
    } else {
      // What only it named goes with it, unless a later change names it too.
      for (const { file, seq } of chain) {
        if (!file || !names(write, file) || chain.some((one) => names(one, file))) continue;
        await queue.delete(seq as number);
        await tx.objectStore('media').delete(file);
      }
      if (next?.base === 'previous') await queue.put({ ...next, base: write.base });
    }
    await tx.done;
  });
  await publish();
  await flush();
}

/** After a conflict (412): the person chose their own words, perhaps mended, over the server's version. */
export async function keepMine(write: Write, body?: unknown) {
  await use(async (database) => {
    const tx = database.transaction('outbox', 'readwrite');
    const chain = await tx.store.index('entity').getAll(write.entity);
    const newest = chain.filter((other) => other.path === write.path).at(-1) ?? write;
    for (const other of chain) {
      if (other.path === write.path && other.seq !== write.seq) await tx.store.delete(other.seq as number);
    }
    const { problem, seq, ...rest } = write;
    const base = versionIn(problem?.current, write);
    const hangs = newest.hangs ? { hangs: newest.hangs } : {};
    const mine: Write = { ...rest, ...hangs, method: newest.method, body: body ?? newest.body, base, state: 'waiting', attempts: 0 };
    // A later change may have brought files along: they leave first.
    if (chain.some((one) => one.file && (one.seq as number) > (seq as number))) {
      await tx.store.delete(seq as number);
      await tx.store.add(mine);
    } else await tx.store.put({ ...mine, seq } as Write);
    await tx.done;
  });
  await publish();
  await flush();
}

/** After a conflict (412): the person chose the server's version; their own words go. */
export async function takeTheirs(write: Write) {
  await use(async (database) => {
    const tx = database.transaction(['outbox', 'versions'], 'readwrite');
    const queue = tx.objectStore('outbox');
    const version = versionIn(write.problem?.current, write);
    for (const other of await queue.index('entity').getAll(write.entity)) {
      if (other.path === write.path) await queue.delete(other.seq as number);
    }
    const next = (await queue.index('entity').getAll(write.entity)).find((one) => !one.file);
    if (next?.base === 'previous') await queue.put({ ...next, base: version });
    if (version !== null) await tx.objectStore('versions').put(version, write.entity);
    await tx.done;
  });
  await publish();
  await refreshReads();
  await flush();
}
