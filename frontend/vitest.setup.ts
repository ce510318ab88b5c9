import 'fake-indexeddb/auto';
import { afterEach } from 'vitest';
import { cleanup } from '@testing-library/preact';

afterEach(cleanup);

// happy-dom has no Web Locks; this one queues by name as a browser does.
const queues = new Map<string, Promise<unknown>>();
if (!navigator.locks) {
  Object.defineProperty(navigator, 'locks', {
    value: {
      request(name: string, work: () => unknown) {
        const turn = (queues.get(name) ?? Promise.resolve()).then(work, work);
        queues.set(name, turn);
        return turn;
      },
    },
  });
}
