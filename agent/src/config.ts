import { checksMax, nameCharsMax } from '@kadoban/proto/limits';
import { ruled } from '@kadoban/proto/own-rule';
import { parseYamlDocument, type YamlResult } from '@kadoban/proto/yaml-document';
import { type Static, Type } from 'typebox';
import type { CheckConfig, CheckKind } from './checks/check.ts';
import { type ConfigRule, configRules } from './config-rules.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { collectorUrl } from './uplink/collector-url.ts';
import { noProxy, readProxy } from './uplink/proxy.ts';

const closed = { additionalProperties: false };
const dayMs = 86_400_000;
const mebibyte = 1024 * 1024;

/** A check as the file has it: `timeoutMs` may still be missing. */
type WrittenCheck = Omit<CheckConfig, 'timeoutMs'> & { readonly timeoutMs?: number };

/** The keys of a check of any kind. `intervalMs`, `failures` and `recoveries` have the bounds that the wire has. */
const commonKeys = {
  name: Type.String({
    pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
    description: 'Names the check everywhere; unique. A check that gets another name is another check.',
  }),
  intervalMs: Type.Integer({
    default: 60_000,
    minimum: 1000,
    maximum: dayMs,
    description: 'Time from one look to the next.',
  }),
  timeoutMs: Type.Optional(
    Type.Integer({
      minimum: 100,
      maximum: 300_000,
      description: 'Time limit of one look, below `intervalMs`. Default: half of `intervalMs`, at most 10000.',
    }),
  ),
  degradedAboveMs: Type.Optional(
    Type.Integer({ minimum: 1, description: 'A good look that takes longer is degraded. Below `timeoutMs`.' }),
  ),
  failures: Type.Integer({
    default: 3,
    minimum: 1,
    maximum: 100,
    description: 'Bad looks in a row that make an outage.',
  }),
  recoveries: Type.Integer({ default: 1, minimum: 1, maximum: 100, description: 'Good looks in a row that end it.' }),
  labels: Type.Optional(
    Type.Record(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9._-]{0,62}$' }), Type.String({ maxLength: 200 }), {
      maxProperties: 32,
      description: 'Key and value pairs of your own.',
    }),
  ),
};

/** What a collector may ask a host to look at where the host itself says nothing: what connects to the network, and no more. */
const kindsFromAfar = ['dns', 'http', 'ntp', 'smtp', 'tcp', 'tls'] as const;

/** What a host may allow besides: what reads its files, runs its programs or logs in somewhere. */
const kindsOnRequest = ['file', 'mysql', 'ping', 'postgres', 'process', 'redis', 'systemd'] as const;

/** The keys of the file besides its checks. */
export const hostKeys = {
  collector: Type.Optional(
    Type.Refine(
      Type.String({
        maxLength: 2048,
        description:
          'Address of the collector: `wss://` or `https://`; for one on this very machine also `ws://` or `http://`. Default: the one that enrolled this agent.',
      }),
      ...ruled(configRules, brokenByUrl),
    ),
  ),
  proxy: Type.Optional(
    Type.Refine(
      Type.String({
        maxLength: 2048,
        description:
          'HTTP proxy on the way to the collector: `http://HOST:PORT`, with `USER:PASSWORD@` before the host where it wants one; `none` = none. Default: what HTTPS_PROXY and NO_PROXY of the environment say.',
      }),
      ...ruled(configRules, brokenByProxy),
    ),
  ),
  stateDir: Type.Refine(
    Type.String({
      default: '/var/lib/kadoban-agent',
      description: 'Directory of the identity, the last sign of life and the spool.',
    }),
    ...ruled(configRules, (path: string) => (/^(\/|[A-Za-z]:[\\/])/.test(path) ? undefined : ['absolutePath'])),
  ),
  hostRoot: Type.Refine(
    Type.String({
      default: '/',
      description:
        'Where the files of the host are, for an agent in a container that the `/` of the host is mounted into, such as `/host`: its `proc` and `sys` are looked for there too.',
    }),
    ...ruled(configRules, (path: string) => (path.startsWith('/') ? undefined : ['absolutePath'])),
  ),
  name: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: nameCharsMax,
      description: 'What this host is called on the page. Default: its host name.',
    }),
  ),
  sampleEveryMs: Type.Integer({
    default: 10_000,
    minimum: 1000,
    // A sign of life a minute at least: it bounds when an outage of the host began.
    maximum: 60_000,
    description: 'Time from one sample of the metrics, which is also a sign of life, to the next.',
  }),
  spool: Type.Object(
    {
      maxAgeMs: Type.Integer({
        default: 7 * dayMs,
        minimum: 60_000,
        maximum: 90 * dayMs,
        description: 'What the collector has not acknowledged is kept this long.',
      }),
      maxBytes: Type.Integer({
        default: 256 * mebibyte,
        minimum: mebibyte,
        description: 'And takes this much space at most; then the oldest metrics go first.',
      }),
    },
    closed,
  ),
  log: Type.Object(
    {
      level: Type.Enum(['error', 'warn', 'info', 'debug'], {
        default: 'info',
        description: 'What is logged: JSON lines on the standard output.',
      }),
    },
    closed,
  ),
  inventory: Type.Object(
    {
      enabled: Type.Boolean({
        default: true,
        description:
          'Tell the collector once a day, when it changed, what this host is made of: system, kernel, processor, memory, disks, addresses. `kadoban-agent inventory` prints it.',
      }),
      identifiers: Type.Boolean({
        default: false,
        description: 'Serial numbers, UUIDs and MAC addresses too, as far as the agent’s user may read them.',
      }),
    },
    closed,
  ),
  exec: Type.Object(
    {
      enabled: Type.Boolean({
        default: false,
        description: 'Let checks of kind exec run programs. This host alone can allow it, never the collector.',
      }),
      directories: Type.Array(Type.String({ maxLength: 1024, pattern: '^/' }), {
        default: ['/usr/lib/nagios/plugins'],
        maxItems: 16,
        description:
          'Where these programs lie. The directories and all above them, and the programs, must belong to root and be writable by root alone; else the program is not run, and its look is unknown.',
      }),
    },
    closed,
  ),
  central: Type.Object(
    {
      enabled: Type.Boolean({
        default: true,
        description: 'Take checks and intervals from the collector too. What this file says goes before.',
      }),
      kinds: Type.Array(Type.Enum([...kindsFromAfar, ...kindsOnRequest]), {
        default: [...kindsFromAfar],
        maxItems: 16,
        description:
          'Kinds of checks that are taken from there; one of another kind, or one that names a file of passwords or certificates, has the whole refused. Checks of kind exec never come from there.',
      }),
    },
    closed,
  ),
};

/** The agent's configuration file, with checks of `kinds`. Descriptions become docs/config.md. */
export const configSchema = (kinds: readonly CheckKind[]) =>
  Type.Object({ ...hostKeys, checks: checksSchema(kinds) }, closed);

/** A list of checks of `kinds`. */
export const checksSchema = (kinds: readonly CheckKind[]) =>
  Type.Array(Type.Unsafe<WrittenCheck>(Type.Union(kinds.map(checkSchema))), {
    default: [],
    maxItems: checksMax,
    uniqueBy: 'name',
    description: 'What to look at besides the host itself.',
  });

export type AgentConfig = Omit<Static<ReturnType<typeof configSchema>>, 'checks'> & {
  readonly checks: readonly CheckConfig[];
  /** What of it the collector said. */
  readonly fromAfar?: FromAfar;
};

export interface FromAfar {
  readonly revision: number;
  /** The last of the checks. */
  readonly checks: readonly string[];
  readonly sampleEveryMs: boolean;
}

/**
 * Defaults, then the file, then the environment (KADOBAN_STATE_DIR replaces `stateDir`; see environment.ts). Pure: whoever calls has
 * read the file and `process.env`. All mistakes of both are reported together.
 */
export function parseConfig(
  kinds: readonly CheckKind[],
  yaml: string,
  env: Environment,
  file: string,
): YamlResult<AgentConfig> {
  const schema = configSchema(kinds);
  const document = parseYamlDocument(schema, yaml, file);
  const { settings, problems } = readEnvironment(schema, env);
  if (!document.ok) return { ok: false, problems: [...document.problems, ...problems] };
  if (problems.length > 0) return { ok: false, problems };
  const written = settings.reduce((config, { path, value }) => replaced(config, path, value), document.value);
  const checks = written.checks.map(withTimeout);
  return { ok: true, value: { ...written, checks } };
}

function replaced<T extends object>(config: T, [key = '', ...rest]: readonly string[], value: unknown): T {
  const part = (config as Record<string, unknown>)[key];
  return { ...config, [key]: rest.length === 0 ? value : replaced(part as object, rest, value) };
}

/** The keys of one kind beside those of all. */
function checkSchema(kind: CheckKind) {
  const schema = Type.Object({ kind: Type.Literal(kind.kind), ...commonKeys, ...kind.config(Type).properties }, closed);
  return Type.Refine(schema, ...ruled(configRules, (check: unknown) => brokenByCheck(kind, check as WrittenCheck)));
}

function brokenByCheck(kind: CheckKind, check: WrittenCheck): ConfigRule | undefined {
  const { intervalMs, degradedAboveMs = 0 } = check;
  const timeoutMs = timeoutMsOf(check);
  if (timeoutMs >= intervalMs) return ['less', 'timeoutMs', timeoutMs, 'intervalMs', intervalMs];
  if (degradedAboveMs >= timeoutMs) return ['less', 'degradedAboveMs', degradedAboveMs, 'timeoutMs', timeoutMs];
  return kind.impossible({ ...check, timeoutMs });
}

/** With the time limit that it has where it names none. */
export function withTimeout(check: WrittenCheck): CheckConfig {
  return { ...check, timeoutMs: timeoutMsOf(check) };
}

function timeoutMsOf({ timeoutMs, intervalMs }: WrittenCheck): number {
  return timeoutMs ?? Math.min(10_000, Math.floor(intervalMs / 2));
}

function brokenByProxy(text: string): ConfigRule | undefined {
  if (text === noProxy) return undefined;
  const proxy = readProxy(text);
  return 'problem' in proxy ? ['proxy', proxy.problem] : undefined;
}

function brokenByUrl(text: string): ConfigRule | undefined {
  const address = collectorUrl(text);
  return 'problem' in address ? ['collectorUrl', address.problem] : undefined;
}
