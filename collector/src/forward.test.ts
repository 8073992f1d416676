import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import type { App } from './api/app.ts';
import { answerForwarded } from './forward.ts';
import type { Given } from './threads/calls.ts';

const large = Buffer.alloc(700_000, 'a');

/** The routes of a thread that answers, without the rest of it. */
function answering() {
  const app = fastify();
  app.get('/large', (_request, reply) => reply.type('text/plain').send(large));
  app.get('/small', async () => ({ up: true }));
  app.get('/nothing', (_request, reply) => reply.code(204).send());
  app.get('/in-parts', (_request, reply) => {
    reply.raw.writeHead(200, { 'content-type': 'text/plain' });
    for (const part of ['one ', 'two ', 'three']) reply.raw.write(part);
    reply.raw.end();
  });
  app.post('/echo', async (request) => request.body);
  const ask = (url: string, method = 'GET', body?: Uint8Array) => {
    const headers = body ? { 'content-type': 'application/json' } : {};
    return answerForwarded(app as unknown as App, { method, url, headers, remoteAddress: '127.0.0.1', body });
  };
  return { ask };
}

const told = ({ value }: Given) => value as { status: number; headers: Record<string, unknown>; body: Buffer };

test.each([
  ['GET', '/small', 200, '{"up":true}'],
  ['GET', '/nothing', 204, ''],
  ['GET', '/in-parts', 200, 'one two three'],
  ['HEAD', '/small', 200, ''],
  ['GET', '/nowhere', 404, expect.stringContaining('Not Found')],
])('%s %s is answered with its status and its bytes, as often as it is asked', async (method, url, status, text) => {
  const { ask } = answering();
  for (const answer of [await ask(url, method), await ask(url, method)]) {
    // As the other thread has it: what is given away twice cannot be.
    const { value } = structuredClone({ value: told(answer) }, { transfer: [...answer.transfer] });
    expect([value.status, Buffer.from(value.body).toString()]).toEqual([status, text]);
  }
});

test('a body comes along', async () => {
  const answer = await answering().ask('/echo', 'POST', Buffer.from('{"name":"shop"}'));
  expect(told(answer).body.toString()).toBe('{"name":"shop"}');
});

test('a large answer is given away and not copied', async () => {
  const answer = await answering().ask('/large');
  expect(told(answer).body.equals(large)).toBe(true);
  expect(answer.transfer).toEqual([told(answer).body.buffer]);
  expect(told(answer).headers['content-length']).toBe('700000');
});
