import http from 'node:http';

/** Stands in front of the server and can pretend that the next release is out: its service worker differs. */
export async function startReleases(origin) {
  const { port, hostname } = new URL(origin);
  let next = false;
  const front = http.createServer((request, response) => {
    const changed = next && request.url === '/sw.js';
    const headers = changed ? { ...request.headers, 'accept-encoding': 'identity', 'if-none-match': '' } : request.headers;
    const forwarded = http.request({ port, hostname, path: request.url, method: request.method, headers }, (answer) => {
      if (!changed) return answer.pipe(response.writeHead(answer.statusCode, answer.headers));
      const { 'content-length': _, ...kept } = answer.headers;
      response.writeHead(answer.statusCode, kept);
      answer.on('data', (chunk) => response.write(chunk));
      answer.on('end', () => response.end('\n// The next release.\n'));
    });
    forwarded.on('error', () => response.destroy());
    request.pipe(forwarded);
  });
  await new Promise((resolve) => front.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${front.address().port}`,
    release: () => (next = true),
    close() {
      front.closeAllConnections();
      front.close();
    },
  };
}
