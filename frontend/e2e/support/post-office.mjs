import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';

/**
 * A mail server that talks SMTP over TLS, and an SMS gateway. What arrives is kept to be read; `env` is what a
 * MainPate server needs to send through both.
 */
export async function startPostOffice() {
  const folder = mkdtempSync(path.join(tmpdir(), 'mainpate-post-'));
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder, name));
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' });

  const mails = [];
  const mailServer = tls.createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (socket) => receive(socket, mails));
  const texts = [];
  const gateway = http.createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      texts.push(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await Promise.all([mailServer, gateway].map((server) => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))));
  return {
    env: {
      MAINPATE_SMTP_URL: `smtps://localhost:${mailServer.address().port}`,
      MAINPATE_MAIL_FROM: 'mainpate@example.org',
      MAINPATE_SMS_URL: `http://127.0.0.1:${gateway.address().port}/messages`,
      SSL_CERT_FILE: cert,
    },
    /** Each is { to, text }, the newest last. */
    mails,
    texts,
    close() {
      mailServer.close();
      gateway.closeAllConnections();
      gateway.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One conversation (RFC 5321). */
function receive(socket, mails) {
  let to = '';
  let letter = null;
  let rest = '';
  const say = (line) => socket.write(`${line}\r\n`);
  const commands = {
    EHLO: () => say('250-localhost\r\n250 8BITMIME'),
    HELO: () => say('250 localhost'),
    RCPT: (line) => {
      to = /<(.*)>/.exec(line)?.[1] ?? '';
      say('250 ok');
    },
    DATA: () => {
      letter = [];
      say('354 go on');
    },
    QUIT: () => {
      say('221 bye');
      socket.end();
    },
  };
  const hear = (line) => {
    if (letter && line === '.') {
      mails.push({ to, text: plain(letter.join('\n')) });
      letter = null;
      say('250 taken');
    } else if (letter) letter.push(line.replace(/^\.\./, '.'));
    else (commands[line.slice(0, 4).toUpperCase()] ?? (() => say('250 ok')))(line);
  };
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString('utf8')).split('\r\n');
    rest = lines.pop();
    lines.forEach(hear);
  });
  say('220 localhost ESMTP');
}

/** The plain text of a letter with several parts. */
function plain(letter) {
  const [head, body] = /content-type: text\/plain[^]*?\n\n([^]*?)\n--/i.exec(letter) ?? ['', letter];
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** The code in a message. */
export const codeIn = (text) => /(?:^|\D)(\d{3} ?\d{3})(?:\D|$)/.exec(text)?.[1].replace(' ', '') ?? '';
