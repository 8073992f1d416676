import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { ruled } from '@kadoban/proto/own-rule';
import { checkRules } from './bounds/check-rules.ts';
import { defineCheck, type Look, type Outcome } from './check.ts';

const types = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'PTR', 'SRV', 'TXT'] as const;

/** Up when a name server answers with records, and with those that are expected. */
export const dns = defineCheck({
  kind: 'dns',
  config: (make) =>
    make.Object({
      query: make.String({ minLength: 1, maxLength: 253, pattern: '^[^\\s/]+$', description: 'The name to look up.' }),
      type: make.Enum([...types], { default: 'A', description: 'The type of the records.' }),
      values: make.Optional(
        make.Array(make.String({ minLength: 1, maxLength: 1024 }), {
          minItems: 1,
          maxItems: 32,
          description:
            'The records that must be there, and no others, in any order. MX as `10 mail.example.jp`, SRV as `10 5 5060 sip.example.jp`.',
        }),
      ),
      server: make.Optional(
        make.Refine(
          make.String({
            maxLength: 64,
            description:
              'Address of the name server to ask, with `:port` or `[v6]:port` where it is not 53. Default: those of this machine, whose silence is then no failure of the name.',
          }),
          ...ruled(checkRules, (server: string) => (isServer(server) ? undefined : ['nameServer'])),
        ),
      ),
    }),
  target: ({ query, type, server }) => `${type} ${query}${server === undefined ? '' : ` at ${server}`}`,
  host: ({ server }) => (server === undefined ? undefined : addressIn(server)),
  async run({ query, type, values, server }, look) {
    const resolver = new Resolver({ tries: 2 });
    if (server !== undefined) resolver.setServers([server]);
    const cancel = (): void => resolver.cancel();
    look.signal.addEventListener('abort', cancel);
    const startMs = look.clock.monotonicMs();
    try {
      const records = ((await resolver.resolve(query, type)) as readonly unknown[]).map(textOf);
      const timings = [{ name: 'query', ms: look.clock.monotonicMs() - startMs }];
      return { ...judge(records, values), timings };
    } catch (error) {
      return failure(error, server, look);
    } finally {
      look.signal.removeEventListener('abort', cancel);
    }
  },
});

function judge(records: readonly string[], values: readonly string[] | undefined): Outcome {
  const said = records.join(', ');
  if (!values) return { status: 'up', output: said };
  const [found, wanted] = [new Set(records.map(canonical)), new Set(values.map(canonical))];
  return found.symmetricDifference(wanted).size === 0
    ? { status: 'up', output: said }
    : { status: 'down', reason: 'dns-values', output: `${said}, not ${values.join(', ')}` };
}

/** A record as one writes it down. */
function textOf(record: unknown): string {
  if (typeof record === 'string') return record;
  if (Array.isArray(record)) return record.join('');
  const fields = record as Readonly<Record<string, unknown>>;
  return order.flatMap((field) => fields[field] ?? []).join(' ');
}

/** The fields of MX and SRV records in the order of a zone file. */
const order = ['priority', 'weight', 'port', 'name', 'exchange'];

/** Names have no case and may end with a dot; an address of IPv6 has many spellings. */
function canonical(record: string): string {
  if (isIP(record) === 6) return new URL(`http://[${record}]/`).hostname;
  return record.toLowerCase().replace(/\.$/, '');
}

const noServer: Outcome = {
  status: 'unknown',
  reason: 'dns-unavailable',
  output: 'the name server of this machine did not answer',
};

/** A server that the configuration names is the target itself; that of this machine is only our way to ask. */
function failure(error: unknown, server: string | undefined, { signal }: Look): Outcome {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code === 'ENOTFOUND') return { status: 'down', reason: 'dns', output: 'the name does not exist' };
  if (code === 'ENODATA') return { status: 'down', reason: 'dns-no-data', output: 'the name has no such records' };
  if (signal.aborted || code === 'ETIMEOUT')
    return server === undefined ? noServer : { status: 'down', reason: 'timeout', output: 'the server did not answer' };
  if (!/^E[A-Z]+$/.test(code)) throw error;
  if (server === undefined) return noServer;
  if (code === 'ECONNREFUSED') return { status: 'down', reason: 'refused', output: 'the server does not listen' };
  return { status: 'down', reason: 'server-refused', output: `${message}` };
}

function isServer(text: string): boolean {
  const [, port] = /:(\d{1,5})$/.exec(isIP(text) ? '' : text) ?? [];
  return isIP(addressIn(text)) !== 0 && (port === undefined || (Number(port) > 0 && Number(port) <= 65_535));
}

/** Without port and brackets. */
function addressIn(server: string): string {
  if (isIP(server)) return server;
  return server.replace(/:\d{1,5}$/, '').replace(/^\[(.*)\]$/, '$1');
}
