import { startPostOffice } from './post-office.mjs';
import { startServer } from './server.mjs';
import { test as base, type Server } from './test';

type PostOffice = Awaited<ReturnType<typeof startPostOffice>>;

/** The demo in an office that has mail and SMS; what it sends arrives in `post`. */
export const test = base.extend<object, { post: PostOffice }>({
  post: [
    async ({}, use) => {
      const post = await startPostOffice();
      await use(post);
      post.close();
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ database, post }, use) => {
      const server: Server = await startServer({ database, demo: true, env: post.env });
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
});
