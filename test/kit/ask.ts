import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';

/** Asks over TLS whoever answers: tests of self-made certificates know who that is. */
export async function askOverTls(url: string, options: { readonly method?: string; readonly body?: object } = {}) {
  const headers = { 'content-type': 'application/json' };
  const asked = request(url, { method: options.method ?? 'GET', headers, rejectUnauthorized: false });
  asked.end(options.body && JSON.stringify(options.body));
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}
