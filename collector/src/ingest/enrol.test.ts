import { describe, expect, test } from 'vitest';
import {
  enrolHost,
  enrolmentOf,
  newAgentKeys,
  startCollector,
  startMs,
  type TestCollector,
} from '../../../test/kit/collector.ts';
import { openSession } from '../../../test/kit/wire.ts';
import { newSecret } from '../secrets.ts';

function enrol(collector: TestCollector, payload: object, remoteAddress = '127.0.0.1') {
  return collector.app.inject({ method: 'POST', url: '/api/agent/v1/enroll', payload, remoteAddress });
}

test('a token and proof of a key make a host that may connect', async () => {
  const collector = await startCollector();
  const keys = newAgentKeys();
  const response = await enrol(collector, enrolmentOf(keys, await collector.token(), 'db-1'));
  expect(response.statusCode).toBe(201);
  const enrolled = response.json();
  expect(enrolled).toEqual({
    hostId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    name: 'db-1',
    collectorId: collector.identity.collectorId,
    collectorKeys: [expect.stringMatching(/^[A-Za-z0-9_-]{43}$/), expect.stringMatching(/^[A-Za-z0-9_-]{43}$/)],
    clockMs: startMs,
  });
  expect(await collector.store.hosts.find(enrolled.hostId)).toMatchObject({ name: 'db-1', enrolledMs: startMs });
  await openSession(collector.streamUrl, { hostId: enrolled.hostId, keys });
});

test('a clock that is a minute off is taken, and a token that was refused for the clock is still good', async () => {
  const collector = await startCollector();
  const body = enrolmentOf(newAgentKeys(), await collector.token());
  expect((await enrol(collector, { ...body, clockMs: startMs + 3_600_000 })).json().message).toMatch(/3600 s ahead of/);
  expect((await enrol(collector, { ...body, clockMs: startMs - 60_000 })).statusCode).toBe(201);
});

describe('an enrolment is refused and makes no host', () => {
  type Case = [name: string, body: (collector: TestCollector) => Promise<object>, status: number, code: string];
  const right = async (collector: TestCollector) => enrolmentOf(newAgentKeys(), await collector.token());
  const cases: Case[] = [
    ['with a token nobody made', async () => enrolmentOf(newAgentKeys(), newSecret('kdbe')), 401, 'TOKEN_UNKNOWN'],
    [
      'with an expired token',
      async (collector) => enrolmentOf(newAgentKeys(), await collector.token({ lifeMs: 0 })),
      401,
      'TOKEN_EXPIRED',
    ],
    [
      'with a token that was used',
      async (collector) => {
        const token = await collector.token();
        await enrol(collector, enrolmentOf(newAgentKeys(), token));
        return enrolmentOf(newAgentKeys(), token);
      },
      401,
      'TOKEN_USED',
    ],
    [
      'with a clock that is more than a minute behind',
      async (collector) => ({ ...(await right(collector)), clockMs: startMs - 60_001 }),
      400,
      'CLOCK_OFF',
    ],
    [
      'with a clock that is more than a minute ahead',
      async (collector) => ({ ...(await right(collector)), clockMs: startMs + 60_001 }),
      400,
      'CLOCK_OFF',
    ],
    [
      'with a signature by another key',
      async (collector) => ({ ...(await right(collector)), publicKey: newAgentKeys().publicKey }),
      400,
      'ENROLMENT_INVALID',
    ],
    [
      'for another host name than the signed one',
      async (collector) => ({ ...(await right(collector)), hostname: 'other' }),
      400,
      'ENROLMENT_INVALID',
    ],
    [
      'for another machine than the signed one',
      async (collector) => ({ ...(await right(collector)), machineIdHash: '0'.repeat(64) }),
      400,
      'ENROLMENT_INVALID',
    ],
    [
      'without a token',
      async (collector) => ({ ...(await right(collector)), token: undefined }),
      400,
      'REQUEST_INVALID',
    ],
    ['with an API key as token', async () => enrolmentOf(newAgentKeys(), newSecret('kdbk')), 400, 'REQUEST_INVALID'],
    [
      'without a host name',
      async (collector) => enrolmentOf(newAgentKeys(), await collector.token(), ''),
      400,
      'REQUEST_INVALID',
    ],
    ['with nothing', async () => ({}), 400, 'REQUEST_INVALID'],
  ];
  test.each(cases)('%s', async (_, body, status, code) => {
    const collector = await startCollector();
    const payload = await body(collector);
    const before = (await collector.store.hosts.list()).length;
    const response = await enrol(collector, payload, '127.0.0.2');
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
    expect(await collector.store.hosts.list()).toHaveLength(before);
  });
});

describe('a token that is good in some places', () => {
  const from = ['10.0.0.0/8', '2001:db8::/32'];
  type Case = [name: string, trustProxy: boolean, remote: string, forwarded: string | undefined, status: number];
  const cases: Case[] = [
    ['enrols whoever comes from there', false, '10.1.2.3', undefined, 201],
    ['enrols whoever comes from there by IPv6', false, '2001:db8::7', undefined, 201],
    ['enrols IPv4 as a socket of both families tells it', false, '::ffff:10.1.2.3', undefined, 201],
    ['enrols nobody who comes from elsewhere', false, '192.0.2.7', undefined, 401],
    ['enrols nobody who only says that he comes from there', false, '192.0.2.7', '10.1.2.3', 401],
    ['enrols whoever a proxy saw there', true, '192.0.2.1', '10.1.2.3', 201],
    ['enrols nobody who told the proxy that he comes from there', true, '10.0.0.1', '10.1.2.3, 192.0.2.7', 401],
    ['enrols nobody of whom the proxy says nothing', true, '10.0.0.1', undefined, 401],
  ];
  test.each(cases)('%s', async (_, trustProxy, remoteAddress, forwarded, status) => {
    const collector = await startCollector({ trustProxy });
    const response = await collector.app.inject({
      method: 'POST',
      url: '/api/agent/v1/enroll',
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
      payload: enrolmentOf(newAgentKeys(), await collector.token({ from })),
      remoteAddress,
    });
    expect([response.statusCode, response.json().code]).toEqual([
      status,
      status === 401 ? 'TOKEN_ELSEWHERE' : undefined,
    ]);
    expect(await collector.store.hosts.list()).toHaveLength(status === 201 ? 1 : 0);
    expect(collector.tally.counts()['token-wrong']).toBe(status === 401 ? 1 : 0);
  });

  test('is refused on a real connection from elsewhere with the address that was seen, and is not used up', async () => {
    const collector = await startCollector();
    const enrolAt = async (wish: { from: string[] }) => {
      const body = JSON.stringify(enrolmentOf(newAgentKeys(), await collector.token(wish)));
      const headers = { 'content-type': 'application/json' };
      return fetch(`${collector.url}/api/agent/v1/enroll`, { method: 'POST', headers, body });
    };
    const refused = await enrolAt({ from });
    expect([refused.status, await refused.json()]).toEqual([
      401,
      { code: 'TOKEN_ELSEWHERE', message: expect.stringMatching(/it came from 127\.0\.0\.1; ask the operator/) },
    ]);
    expect(await collector.store.tokens.list()).toMatchObject([{ uses: 0 }]);
    expect((await enrolAt({ from: ['127.0.0.0/8'] })).status).toBe(201);
  });

  test('does not say elsewhere whether it was used or has expired', async () => {
    const collector = await startCollector();
    const token = await collector.token({ from, lifeMs: 0 });
    const answers = await Promise.all(
      ['192.0.2.7', '10.1.2.3'].map((address) => enrol(collector, enrolmentOf(newAgentKeys(), token), address)),
    );
    expect(answers.map((answer) => answer.json().code)).toEqual(['TOKEN_ELSEWHERE', 'TOKEN_EXPIRED']);
  });
});

test('a newer agent may tell more than this collector knows', async () => {
  const collector = await startCollector();
  const body = { ...enrolmentOf(newAgentKeys(), await collector.token()), region: 'tokyo' };
  expect((await enrol(collector, body)).statusCode).toBe(201);
});

test('a request that is refused does not use the token up', async () => {
  const collector = await startCollector();
  const body = enrolmentOf(newAgentKeys(), await collector.token());
  await enrol(collector, { ...body, hostname: 'other' });
  expect((await enrol(collector, body)).statusCode).toBe(201);
});

test('a token for one host makes one host, however many ask at once', async () => {
  const collector = await startCollector();
  const token = await collector.token();
  const responses = await Promise.all(
    Array.from({ length: 8 }, (_, index) => enrol(collector, enrolmentOf(newAgentKeys(), token), `10.0.0.${index}`)),
  );
  expect(responses.map((response) => response.statusCode).toSorted()).toEqual([201, ...Array(7).fill(401)]);
  expect(await collector.store.hosts.list()).toHaveLength(1);
  expect(await collector.store.tokens.list()).toMatchObject([{ uses: 1, usesMax: 1 }]);
});

test('an address that tries too often has to wait, and others need not', async () => {
  const collector = await startCollector();
  const guess = () => enrolmentOf(newAgentKeys(), newSecret('kdbe'));
  for (let tries = 0; tries < 10; tries++) expect((await enrol(collector, guess())).statusCode).toBe(401);
  const refused = await enrol(collector, guess());
  expect([refused.statusCode, refused.json().code]).toEqual([429, 'RATE_LIMITED']);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await enrol(collector, guess(), '10.0.0.1')).statusCode).toBe(401);
});

test('neither the token nor a signature is logged', async () => {
  const collector = await startCollector();
  const body = enrolmentOf(newAgentKeys(), await collector.token());
  await enrol(collector, { ...body, hostname: 'other' });
  await enrol(collector, body);
  await enrol(collector, body);
  const log = collector.log.join('');
  expect(log).toContain('host enrolled');
  for (const secret of [body.token, body.signature]) expect(log).not.toContain(secret);
});

test('two hosts may have one name', async () => {
  const collector = await startCollector();
  await enrolHost(collector, 'web');
  await enrolHost(collector, 'web');
  expect((await collector.store.hosts.list()).map((host) => host.name)).toEqual(['web', 'web']);
});
