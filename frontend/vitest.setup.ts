import 'fake-indexeddb/auto';
import { afterEach } from 'vitest';
import { cleanup, configure } from '@testing-library/preact';

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

// A busy machine may need longer than the usual second.
configure({ asyncUtilTimeout: 4_000 });
