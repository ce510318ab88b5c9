/** Somebody who talks to the server without a screen: for what a test needs but does not look at. */
export async function callAs(origin, login, secret) {
  const api = `${origin}/api/v1`;
  const open = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  const answer = await fetch(`${api}/auth/sign-in`, { method: 'POST', headers: open, body: JSON.stringify({ login, secret, remember: true }) });
  if (!answer.ok) throw new Error(`${login}: ${answer.status} ${await answer.text()}`);
  const { access_token, person } = await answer.json();
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');

  async function call(method, path, body, version) {
    const file = body instanceof Uint8Array;
    const headers = { ...open, authorization: `Bearer ${access_token}`, ...(version == null ? {} : { 'if-match': `"${version}"` }), ...(file ? { 'content-type': 'application/octet-stream' } : {}) };
    const response = await fetch(api + path, { method, headers, ...(body === undefined ? {} : { body: file ? body : JSON.stringify(body) }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }
  return {
    person,
    secret,
    cookie,
    get: (path) => call('GET', path),
    post: (path, body = {}) => call('POST', path, body),
    put: (path, body, version) => call('PUT', path, body, version),
    delete: (path, version) => call('DELETE', path, undefined, version),
    patch: (path, body, version) => call('PATCH', path, body, version),
  };
}
