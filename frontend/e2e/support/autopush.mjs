import http from 'node:http';
import { randomUUID } from 'node:crypto';
import { WebSocketServer } from 'ws';

/**
 * A local stand-in for Mozilla's push service, so that a real Firefox can subscribe and receive without the internet:
 * a WebSocket side for the browser (hello, register, unregister, ack, ping) and an HTTP side that takes what an
 * application server sends (RFC 8030, 8188, 8291, 8292).
 */
export async function startAutopush() {
  const channels = new Map(); // channelID -> { uaid, key }
  const agents = new Map(); // uaid -> WebSocket
  const unacknowledged = new Map(); // uaid -> messages
  const received = []; // what the application server sent: { headers, bytes, taken }

  const server = http.createServer((request, response) => {
    const id = request.url.split('/').pop();
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const message = { headers: request.headers, bytes: body.length, taken: false };
      received.push(message);
      const channel = channels.get(id);
      if (!channel) return response.writeHead(410).end('{"code":410,"errno":106}');
      if (request.headers['content-encoding'] !== 'aes128gcm') return response.writeHead(400).end();
      const [, key] = /^vapid t=.+, ?k=([\w-]+)/.exec(request.headers.authorization ?? '') ?? [];
      if (channel.key && key !== channel.key.replace(/=+$/, '')) return response.writeHead(401).end('{"message":"VAPID public key mismatch"}');
      message.taken = true;
      const notification = {
        messageType: 'notification',
        channelID: id,
        version: randomUUID(),
        ttl: Number(request.headers.ttl),
        data: body.toString('base64url'),
        headers: { encoding: 'aes128gcm' },
      };
      unacknowledged.set(channel.uaid, [...(unacknowledged.get(channel.uaid) ?? []), notification]);
      agents.get(channel.uaid)?.send(JSON.stringify(notification));
      response.writeHead(201, { location: `${origin()}/message/${notification.version}`, ttl: request.headers.ttl ?? '0' }).end();
    });
  });
  const origin = () => `http://127.0.0.1:${server.address().port}`;

  const sockets = new WebSocketServer({
    server,
    handleProtocols: (protocols) => (protocols.has('push-notification') ? 'push-notification' : false),
  });
  sockets.on('connection', (socket) => {
    let uaid;
    const send = (answer) => socket.send(JSON.stringify(answer));
    socket.on('message', (raw) => {
      const message = JSON.parse(raw);
      switch (message.messageType) {
        case 'hello':
          // Answering with another id than the browser's own tells it that all its subscriptions are lost.
          uaid = message.uaid && agents.has(message.uaid) ? message.uaid : randomUUID().replaceAll('-', '');
          agents.set(uaid, socket);
          send({ messageType: 'hello', uaid, status: 200, use_webpush: true, broadcasts: {} });
          for (const waiting of unacknowledged.get(uaid) ?? []) send(waiting);
          break;
        case 'register':
          channels.set(message.channelID, { uaid, key: message.key });
          send({
            messageType: 'register',
            channelID: message.channelID,
            status: 200,
            pushEndpoint: `${origin()}/wpush/${message.channelID}`,
          });
          break;
        case 'unregister':
          channels.delete(message.channelID);
          send({ messageType: 'unregister', channelID: message.channelID, status: 200 });
          break;
        case 'ack':
          unacknowledged.set(
            uaid,
            (unacknowledged.get(uaid) ?? []).filter((m) => !message.updates.some((u) => u.version === m.version)),
          );
          break;
        default:
          send({});
      }
    });
  });

  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: origin(),
    socketURL: `ws://127.0.0.1:${server.address().port}/`,
    received,
    /** All subscriptions are gone: the browser notices at its next connection and fires pushsubscriptionchange. */
    forgetBrowsers() {
      channels.clear();
      agents.clear();
      for (const client of sockets.clients) client.terminate();
    },
    close() {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      server.close();
    },
  };
}
