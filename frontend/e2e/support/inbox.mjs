import http from 'node:http';
import { createECDH, randomBytes } from 'node:crypto';
import ece from 'http_ece';

/** A push service with one device, which decrypts what arrives for it (RFC 8291) as the browser would. */
export async function startInbox() {
  const privateKey = createECDH('prime256v1');
  const p256dh = privateKey.generateKeys('base64url');
  const auth = randomBytes(16).toString('base64url');
  const arrived = [];
  const server = http.createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const payload = ece.decrypt(Buffer.concat(chunks), { version: 'aes128gcm', privateKey, authSecret: auth });
      arrived.push({ headers: request.headers, payload: payload.toString('utf8') });
      response.writeHead(201).end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    subscription: { endpoint: `${origin}/wpush/${randomBytes(16).toString('hex')}`, keys: { p256dh, auth } },
    arrived,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
