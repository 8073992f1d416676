import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { HandClock } from '../../../test/kit/hand-clock.ts';
import { httpCheck, httpLook as look } from '../../../test/kit/http-look.ts';
import { closedPort, listen } from '../../../test/kit/listen.ts';
import { http } from './http.ts';

async function serve(answer: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(answer))}/`;
}

async function serveRaw(onConnection: (socket: Socket) => void): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    onConnection(socket);
  });
  return `http://127.0.0.1:${await listen(server)}/`;
}

const ok: RequestListener = (_, response) => response.end('all is well');

test('an answer with a good status is up, with the time of every phase', async () => {
  const outcome = await look({ url: await serve(ok) });
  expect(outcome).toMatchObject({
    status: 'up',
    output: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/: HTTP 200 OK$/),
  });
  expect(outcome.timings?.map(({ name }) => name)).toEqual(['connect', 'first-byte', 'body', 'total']);
});

test.each([
  [200, undefined, 'up'],
  [204, undefined, 'up'],
  [404, undefined, 'down'],
  [503, undefined, 'down'],
  [304, undefined, 'down'],
  [404, [404], 'up'],
  [401, ['2xx', 401], 'up'],
  [503, ['5xx'], 'up'],
  [200, ['5xx'], 'down'],
] as const)('status %i where %j is expected is %s', async (status, expected, verdict) => {
  const url = await serve((_, response) => response.writeHead(status).end());
  const outcome = await look({ url, ...(expected && { status: [...expected] }) });
  expect(outcome.verdict).toEqual([verdict, verdict === 'down' ? 'status' : undefined]);
});

test('method and headers are sent as configured', async () => {
  const url = await serve((request, response) => {
    response.statusCode = request.method === 'POST' && request.headers.authorization === 'Bearer t' ? 200 : 400;
    response.end();
  });
  expect((await look({ url, method: 'POST', headers: { authorization: 'Bearer t' } })).verdict).toEqual([
    'up',
    undefined,
  ]);
  expect((await look({ url, method: 'POST' })).verdict).toEqual(['down', 'status']);
});

test.each([
  [{ bodyContains: 'is well' }, 'up', undefined],
  [{ bodyContains: 'ill' }, 'down', 'body'],
  [{ bodyNotContains: 'ill' }, 'up', undefined],
  [{ bodyNotContains: 'well' }, 'down', 'body'],
])('a body "all is well" with %j is %s', async (own, ...verdict) => {
  expect((await look({ url: await serve(ok), ...own })).verdict).toEqual(verdict);
});

test('the body is read in the character set that it declares', async () => {
  const url = await serve((request, response) => {
    response.setHeader('content-type', `text/html; charset=${request.url?.slice(1)}`);
    response.end(Buffer.from('89d293ae92868149', 'hex'));
  });
  expect((await look({ url: `${url}Shift_JIS`, bodyContains: '稼動中' })).verdict).toEqual(['up', undefined]);
  expect((await look({ url: `${url}no-such-set`, bodyContains: '稼動中' })).verdict).toEqual(['down', 'body']);
});

test('a body that is compressed against our wish cannot be searched', async () => {
  const url = await serve((_, response) => response.setHeader('content-encoding', 'gzip').end('all is well'));
  expect((await look({ url, bodyContains: 'well' })).verdict).toEqual(['down', 'body']);
});

test('of an endless body the first part is read, then the connection is closed', async () => {
  const closed = Promise.withResolvers<void>();
  const url = await serve((_, response) => {
    const fill = () => {
      while (response.write('x'.repeat(65_536)));
    };
    response.on('drain', fill).on('close', closed.resolve);
    response.write('first words');
    fill();
  });
  expect((await look({ url, bodyContains: 'first words' })).verdict).toEqual(['up', undefined]);
  await closed.promise;
  const { verdict, output } = await look({ url, bodyContains: 'last words' });
  expect(verdict).toEqual(['down', 'body']);
  expect(output).toContain("the body's first 1048576 bytes do not contain the expected text");
});

test('redirects are followed to the answer', async () => {
  const url = await serve((request, response) => {
    if (request.url === '/') response.writeHead(302, { location: 'a/b?token=s3cret' }).end();
    else if (request.url === '/a/b?token=s3cret') response.writeHead(307, { location: '/end' }).end();
    else response.writeHead(request.url === '/end' ? 200 : 404).end();
  });
  const { verdict, output } = await look({ url });
  expect(verdict).toEqual(['up', undefined]);
  expect(output).toBe(`${url}end: HTTP 200 OK`);
});

test('a redirect loop ends after maxRedirects', async () => {
  let requests = 0;
  const url = await serve((_, response) => {
    requests++;
    response.writeHead(302, { location: '/' }).end();
  });
  expect((await look({ url })).verdict).toEqual(['down', 'too-many-redirects']);
  expect(requests).toBe(6);
  expect((await look({ url, maxRedirects: 0 })).verdict).toEqual(['down', 'too-many-redirects']);
  expect(requests).toBe(7);
});

test('a redirect that is expected is the answer', async () => {
  const url = await serve((_, response) => response.writeHead(301, { location: 'http://192.0.2.1/' }).end());
  expect((await look({ url, status: [301] })).verdict).toEqual(['up', undefined]);
});

test.each([
  ['ftp://127.0.0.1/', 'redirect'],
  ['file:///etc/passwd', 'redirect'],
  ['http://', 'redirect'],
  ['http://user:password@127.0.0.1/', 'redirect'],
])('a redirect to %s is not followed', async (location, reason) => {
  const url = await serve((_, response) => response.writeHead(302, { location }).end());
  expect((await look({ url })).verdict).toEqual(['down', reason]);
});

test('a redirect without a place to go is judged by its status', async () => {
  const url = await serve((_, response) => response.writeHead(302).end());
  expect((await look({ url })).verdict).toEqual(['down', 'status']);
});

test.each([
  [303, 'GET'],
  [302, 'GET'],
  [307, 'POST'],
  [308, 'POST'],
])('a POST that is redirected by %i goes on as %s', async (status, method) => {
  const seen: (string | undefined)[] = [];
  const url = await serve((request, response) => {
    seen.push(request.method);
    if (request.url === '/') response.writeHead(status, { location: '/next' });
    response.end();
  });
  await look({ url, method: 'POST' });
  expect(seen).toEqual(['POST', method]);
});

test('configured headers stay within the origin they are meant for', async () => {
  const seen: (string | undefined)[] = [];
  const record: RequestListener = (request, response) => {
    seen.push(request.headers.authorization);
    response.end();
  };
  const elsewhere = await serve(record);
  const url = await serve((request, response) => {
    if (request.url === '/') response.writeHead(302, { location: elsewhere }).end();
    else if (request.url === '/here') response.writeHead(302, { location: '/record' }).end();
    else record(request, response);
  });
  await look({ url, headers: { authorization: 'secret' } });
  await look({ url: `${url}here`, headers: { authorization: 'secret' } });
  expect(seen).toEqual([undefined, 'secret']);
});

test.each([
  ['closes at once', (socket: Socket) => socket.end(), 'reset'],
  ['resets at once', (socket: Socket) => socket.resetAndDestroy(), 'reset'],
  [
    'closes in the middle of the body',
    (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nfour'),
    'reset',
  ],
  ['speaks something else', (socket: Socket) => socket.end('220 mail.example ESMTP\r\n'), 'protocol'],
  [
    'floods with headers',
    (socket: Socket) => socket.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`),
    'protocol',
  ],
])('a server that %s is down', async (_, answer, reason) => {
  const url = await serveRaw((socket) => socket.once('data', () => answer(socket)));
  expect((await look({ url })).verdict).toEqual(['down', reason]);
});

test('what the server says of its status is shown without its control characters', async () => {
  const url = await serveRaw((socket) =>
    socket.once('data', () =>
      socket.end(Buffer.from('HTTP/1.1 500 \x9b31mred\t\r\ncontent-length: 0\r\n\r\n', 'latin1')),
    ),
  );
  const { output } = await look({ url });
  expect(output).toBe(`${url}: HTTP 500 31mred, not 2xx`);
});

test('a port where nobody listens is down', async () => {
  const port = await closedPort(createServer());
  expect((await look({ url: `http://127.0.0.1:${port}/` })).verdict).toEqual(['down', 'refused']);
});

test('a server that does not answer is down when the time is over', async () => {
  const clock = new HandClock();
  const url = await serve(() => clock.advance(10_000));
  const { verdict, output } = await look({ url }, clock);
  expect(verdict).toEqual(['down', 'timeout']);
  expect(output).toBe(`${url}: no answer within the time limit, while waiting for: first-byte`);
});

test('a server that does not finish its answer is down when the time is over', async () => {
  const clock = new HandClock();
  const url = await serve((_, response) => response.write('half', () => clock.advance(10_000)));
  expect((await look({ url }, clock)).verdict).toEqual(['down', 'timeout']);
});

test('the query, where secrets are, is shown nowhere', async () => {
  const url = `${await serve((_, response) => response.writeHead(500).end())}status?token=s3cret#s3cret`;
  expect((await look({ url })).output).not.toContain('s3cret');
  expect(http.target(httpCheck({ url }))).not.toContain('s3cret');
});
