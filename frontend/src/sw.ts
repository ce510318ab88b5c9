declare const self: ServiceWorkerGlobalScope;
declare const __VERSION__: string;
/** '/' and the files everybody needs; those under /assets/ carry a hash in their name. */
declare const __PRECACHE__: string[];
/** Hashed files for some people only: one language, the team's screens. */
declare const __LAZY__: string[];

const FILES = __PRECACHE__;
const LAZY = __LAZY__;
const SHELL = `shell-${__VERSION__}`;
const ASSETS = 'assets';

const hashed = (path: string) => path.startsWith('/assets/');
/** /assets/locale-de-DAyeaG7k.js is the next version of every other /assets/locale-de-….js */
const stem = (path: string) => path.replace(/-[\w-]{8}\.\w+$/, '');
const paths = async (cache: Cache) => (await cache.keys()).map((request) => new URL(request.url).pathname);

async function install() {
  const [shell, assets] = await Promise.all([caches.open(SHELL), caches.open(ASSETS)]);
  const used = new Set((await paths(assets)).map(stem));
  const wanted = [...FILES, ...LAZY.filter((file) => used.has(stem(file)))];
  await Promise.all(
    wanted.map(async (url) => {
      if (!hashed(url)) await shell.add(new Request(url, { cache: 'reload' }));
      else if (!(await assets.match(url))) await assets.add(url);
    }),
  );
}

async function activate() {
  for (const name of await caches.keys()) if (name !== SHELL && name !== ASSETS && name !== VIEW) await caches.delete(name);
  const assets = await caches.open(ASSETS);
  for (const path of await paths(assets)) if (!FILES.includes(path) && !LAZY.includes(path)) await assets.delete(path);
  await self.clients.claim();
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));

self.addEventListener('message', (event) => {
  const data = event.data as unknown;
  if (data === 'skip-waiting') event.waitUntil(self.skipWaiting());
  const keep = (data as { keep?: unknown } | null)?.keep;
  const discreet = (data as { discreet?: unknown } | null)?.discreet;
  if (typeof discreet === 'string') event.waitUntil(setDiscreet(discreet));
  if (Array.isArray(keep)) {
    const files = (keep as string[]).filter((path) => LAZY.includes(path));
    event.waitUntil(caches.open(ASSETS).then((cache) => cache.addAll(files)));
  }
});

// What reminders are called where somebody wants to be discreet: kept here, because no page may be open then.
const VIEW = 'view';
const NAME = '/name';

async function setDiscreet(name: string) {
  if (name) await (await caches.open(VIEW)).put(NAME, new Response(name));
  else await caches.delete(VIEW);
}

const discreetName = async () => (await (await caches.match(NAME, { cacheName: VIEW }))?.text()) ?? '';

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const foreign = request.method !== 'GET' || url.origin !== self.location.origin;
  // What the server says about people never goes into this cache.
  if (foreign || /^\/(api|calendar|sign-language|healthz|readyz|metrics)(\/|$)/.test(url.pathname)) return;
  if (request.mode === 'navigate' && !FILES.includes(url.pathname)) event.respondWith(fromCache('/', SHELL, request));
  else if (hashed(url.pathname)) event.respondWith(fromCache(url.pathname, ASSETS, request, true));
  else event.respondWith(fromCache(url.pathname, SHELL, request));
});

async function fromCache(key: string, name: string, request: Request, keep = false): Promise<Response> {
  const cache = await caches.open(name);
  const hit = await cache.match(key, { ignoreVary: true });
  if (hit) return hit;
  const response = await fetch(request);
  if (keep && response.ok) await cache.put(key, response.clone());
  return response;
}

// Reminders. The payload is the one of declarative web push, which newer iPhones show without this worker.

type Notice = { title?: string; body?: string; navigate?: string; lang?: string; dir?: NotificationDirection; tag?: string };

self.addEventListener('push', (event) => {
  let notice: Notice = {};
  try {
    notice = (event.data?.json() as { notification?: Notice } | undefined)?.notification ?? {};
  } catch {
    // iPhones take the subscription away when a push shows nothing, so the neutral words below appear.
  }
  event.waitUntil(show(notice));
});

async function show(notice: Notice) {
  const tag = notice.tag ?? 'mainpate';
  const name = await discreetName();
  await self.registration.showNotification(name || (notice.title ?? 'MainPate'), {
    body: notice.body ?? '',
    tag,
    lang: notice.lang ?? '',
    dir: notice.dir ?? 'auto',
    icon: name ? '/icons/notes-192.png' : '/icons/icon-192.png',
    data: { navigate: notice.navigate ?? '/' },
  });
  // An open app can say honestly that a test has arrived.
  for (const client of await self.clients.matchAll({ type: 'window' })) client.postMessage({ shown: tag });
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { navigate } = (event.notification.data ?? {}) as { navigate?: string };
  const goal = new URL(navigate ?? '/', self.location.origin);
  if (goal.origin !== self.location.origin) return;
  event.waitUntil(open(goal));
});

async function open(goal: URL) {
  const [client] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!client) {
    await self.clients.openWindow(goal.href);
    return;
  }
  // The message first: the browser may refuse the focus, and the screen should change all the same.
  client.postMessage({ go: goal.pathname + goal.search });
  await client.focus();
}

type SubscriptionChange = ExtendableEvent & { oldSubscription?: PushSubscription | null; newSubscription?: PushSubscription | null };

self.addEventListener('pushsubscriptionchange', (event) => {
  const change = event as unknown as SubscriptionChange;
  change.waitUntil(renew(change));
});

async function renew({ oldSubscription, newSubscription }: SubscriptionChange) {
  const old = oldSubscription;
  if (!old) return; // The app subscribes again at its next start.
  const applicationServerKey = old.options.applicationServerKey;
  const next = newSubscription ?? (await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }));
  const { endpoint, keys } = next.toJSON();
  await fetch('/api/v1/push/renewal', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ old_endpoint: old.endpoint, endpoint, keys: { p256dh: keys?.['p256dh'], auth: keys?.['auth'] } }),
  });
}
