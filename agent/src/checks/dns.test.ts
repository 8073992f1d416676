import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { lookBy, mistakesOf } from '../../../test/kit/look-by.ts';
import { dns } from './dns.ts';

const codes = { A: 1, NS: 2, CNAME: 5, PTR: 12, MX: 15, TXT: 16, AAAA: 28, SRV: 33 } as const;
type RecordType = keyof typeof codes;

/** A name as messages of DNS have it: each part behind its length. */
function name(text: string): Buffer {
  return Buffer.concat([
    ...text.split('.').map((part) => Buffer.from([part.length, ...Buffer.from(part)])),
    Buffer.of(0),
  ]);
}

function words(...values: number[]): Buffer {
  return Buffer.concat(values.map((value) => Buffer.of(value >> 8, value & 255)));
}

const dataOf: Readonly<Record<RecordType, (text: string) => Buffer>> = {
  A: (text) => Buffer.from(text.split('.').map(Number)),
  AAAA: (text) => words(...text.split(':').map((part) => Number.parseInt(part, 16))),
  NS: name,
  CNAME: name,
  PTR: name,
  TXT: (text) => Buffer.from([text.length, ...Buffer.from(text)]),
  MX: (text) => Buffer.concat([words(Number(text.split(' ')[0])), name(text.split(' ')[1] ?? '')]),
  SRV: (text) => Buffer.concat([words(...text.split(' ').slice(0, 3).map(Number)), name(text.split(' ')[3] ?? '')]),
};

interface Zone {
  readonly type?: RecordType;
  readonly records?: readonly string[];
  readonly code?: number;
  readonly isSilent?: boolean;
}

/** A name server that answers every question with these records. */
async function serve({ type = 'A', records = [], code = 0, isSilent = false }: Zone): Promise<string> {
  const socket = createSocket('udp4');
  socket.on('message', (question, from) => {
    if (isSilent) return;
    const asked = question.subarray(12, question.indexOf(0, 12) + 5);
    const answers = records.map((record) => {
      const data = dataOf[type](record);
      return Buffer.concat([words(0xc00c, codes[type], 1, 0, 60, data.length), data]);
    });
    const head = Buffer.concat([question.subarray(0, 2), words(0x8180 | code, 1, answers.length, 0, 0)]);
    socket.send(Buffer.concat([head, asked, ...answers]), from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  return `127.0.0.1:${socket.address().port}`;
}

async function look(zone: Zone, own: object = {}) {
  const server = await serve(zone);
  return lookBy(dns, { query: 'shop.example', server, ...(zone.type && { type: zone.type }), ...own });
}

const kinds: [type: RecordType, records: string[], values: string[]][] = [
  ['A', ['192.0.2.1', '192.0.2.2'], ['192.0.2.2', '192.0.2.1']],
  ['AAAA', ['2001:db8:0:0:0:0:0:1'], ['2001:0DB8::0001']],
  ['CNAME', ['www.Example'], ['WWW.example.']],
  ['NS', ['ns1.example', 'ns2.example'], ['ns1.example', 'ns2.example']],
  ['PTR', ['host.example'], ['host.example']],
  ['TXT', ['v=spf1 -all'], ['v=spf1 -all']],
  ['MX', ['10 mail.example', '20 spare.example'], ['20 spare.example', '10 mail.example']],
  ['SRV', ['10 5 5060 sip.example'], ['10 5 5060 sip.example']],
];

test.each(kinds)('records of type %s are compared in any order and spelling', async (type, records, values) => {
  const outcome = await look({ type, records }, { values });
  expect(outcome.verdict).toEqual(['up', undefined]);
  expect(outcome.timed).toEqual(['query', 'total']);
});

test('any record will do where none is named', async () => {
  expect(await look({ records: ['192.0.2.1'] })).toMatchObject({ status: 'up', output: '192.0.2.1' });
});

test.each([
  ['another', ['192.0.2.9']],
  ['one too few', ['192.0.2.1']],
  ['one too many', ['192.0.2.1', '192.0.2.2', '192.0.2.3']],
])('%s record is down', async (_, records) => {
  const outcome = await look({ records }, { values: ['192.0.2.1', '192.0.2.2'] });
  expect(outcome.verdict).toEqual(['down', 'dns-values']);
  expect(outcome.output).toBe(`${records.join(', ')}, not 192.0.2.1, 192.0.2.2`);
});

test.each([
  ['a name that does not exist', { code: 3 }, 'dns'],
  ['a name without such records', {}, 'dns-no-data'],
  ['a server that has failed', { code: 2 }, 'server-refused'],
  ['a server that does not answer us', { code: 5 }, 'server-refused'],
  ['a server that is silent', { isSilent: true }, 'timeout'],
])('%s is down (%s)', async (_, zone, reason) => {
  expect((await look(zone, { timeoutMs: 500 })).verdict).toEqual(['down', reason]);
});

test('a server that is not there is down', async () => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  expect((await lookBy(dns, { query: 'a.example', server: `127.0.0.1:${port}` })).verdict).toEqual(['down', 'refused']);
});

test('what is no address of a server is refused', () => {
  const query = 'a.example';
  for (const server of ['ns1.example', '192.0.2.1:0', '192.0.2.1:65536', '[192.0.2.1', '2001:db8::1:'])
    expect(mistakesOf(dns, { query, server }), server).toHaveLength(1);
  for (const server of ['192.0.2.1', '192.0.2.1:5353', '2001:db8::1', '[2001:db8::1]:53'])
    expect(mistakesOf(dns, { query, server }), server).toEqual([]);
});
