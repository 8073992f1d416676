import { brokenIn } from '@kadoban/proto/mistakes';
import { ruled } from '@kadoban/proto/own-rule';
import { valueProblem } from '@kadoban/proto/value-problem';
import { parseYamlDocument } from '@kadoban/proto/yaml-document';
import { type Static, Type } from 'typebox';
import { type ConfigRule, configRules } from './config-rules.ts';
import { CollectorError } from './errors.ts';

const portMax = 65_535;

const closed = { default: {}, additionalProperties: false };

/** A hundred years: more is a slip of the hand. */
const daysMax = 36_500;

const days = (byDefault: number, description: string) =>
  Type.Integer({ default: byDefault, minimum: 1, maximum: daysMax, description });

const mailServer = Type.Refine(
  Type.Object(
    {
      host: Type.String({
        minLength: 1,
        description: 'The mail server that reports are sent by, such as smtp.example.jp.',
      }),
      port: Type.Integer({
        default: 465,
        minimum: 1,
        maximum: portMax,
        description: 'Usually 465 for tls, 587 for starttls.',
      }),
      security: Type.Enum(['tls', 'starttls', 'none'], {
        default: 'tls',
        description: 'tls from the first byte, or starttls before anything is said; none only to this machine itself.',
      }),
      from: Type.String({
        pattern: '@',
        maxLength: 320,
        description: 'Who the mails are from, such as "kadoban <kadoban@example.jp>".',
      }),
      user: Type.Optional(Type.String({ minLength: 1, description: 'Whom we log in as; nobody without it.' })),
      passwordFile: Type.Optional(
        Type.String({ description: 'A file with the password, which only this program may read.' }),
      ),
    },
    { additionalProperties: false, description: 'Without it reports are made and kept, but not sent.' },
  ),
  ...ruled(configRules, ({ security, host }: { security: string; host: string }) =>
    security !== 'none' || isLoopback(host) ? undefined : ['plainMail'],
  ),
);

const oidc = Type.Refine(
  Type.Object(
    {
      issuer: Type.String({
        pattern: '^https?://[^?#\\s]+$',
        description: 'The provider, such as https://login.example.jp/realms/main; http only on this machine itself.',
      }),
      clientId: Type.String({ minLength: 1, description: 'What the provider calls this collector.' }),
      clientSecretFile: Type.Optional(
        Type.String({ description: 'A file with the secret of the client, which only this program may read.' }),
      ),
      label: Type.String({ default: 'SSO', minLength: 1, maxLength: 60, description: 'What the button says.' }),
      scopes: Type.Array(Type.String({ minLength: 1 }), {
        default: ['openid', 'profile', 'email'],
        maxItems: 20,
        description: 'What the provider is asked for; openid is needed, and what tells roleClaim.',
      }),
      nameClaim: Type.String({
        default: 'preferred_username',
        description: 'The claim that becomes the name of a user at his first login.',
      }),
      roleClaim: Type.String({ default: 'groups', description: 'The claim that decides what a user is here.' }),
      roles: Type.Array(
        Type.Refine(
          Type.Object(
            {
              value: Type.String({
                minLength: 1,
                description: 'A value of roleClaim; the first line that fits counts.',
              }),
              role: Type.Enum(['viewer', 'operator', 'approver', 'auditor', 'admin'], {
                description: 'What whoever has it is here.',
              }),
              services: Type.Optional(
                Type.Array(Type.String({ minLength: 1 }), {
                  minItems: 1,
                  maxItems: 100,
                  description: 'Ids of the services that a viewer sees.',
                }),
              ),
            },
            { additionalProperties: false },
          ),
          ...ruled(configRules, ({ role, services }: { role: string; services?: readonly string[] }) =>
            (role === 'viewer') === (services !== undefined) ? undefined : ['viewerServices'],
          ),
        ),
        { minItems: 1, maxItems: 100, description: 'Who fits none of these lines does not come in.' },
      ),
    },
    { additionalProperties: false, description: 'An identity provider (OpenID Connect) by which people log in.' },
  ),
  ...ruled(configRules, ({ issuer }: { issuer: string }) =>
    issuer.startsWith('https://') || isLoopback(URL.parse(issuer)?.hostname.replace(/^\[|\]$/g, '') ?? '')
      ? undefined
      : ['plainIssuer'],
  ),
);

const configKeys = Type.Object(
  {
    listen: Type.Refine(
      Type.String({
        default: '127.0.0.1:8480',
        pattern: '^(\\[[0-9A-Fa-f:.]+\\]|[^:\\s]+):[0-9]{1,5}$',
        description: 'HOST:PORT to listen on, [HOST]:PORT for IPv6. On any address but loopback TLS is on by default.',
      }),
      ...ruled(configRules, (listen: string) =>
        listenAddress({ listen }).port <= portMax ? undefined : ['port', portMax],
      ),
    ),
    publicUrl: Type.Optional(
      Type.Refine(
        Type.String({
          pattern: '^https?://[^/?#\\s]+/?$',
          description: 'The address people and agents use, such as https://kadoban.example.jp; needed behind a proxy.',
        }),
        ...ruled(configRules, (url: string) => (URL.parse(url)?.username === '' ? undefined : ['publicUrl'])),
      ),
    ),
    trustProxy: Type.Boolean({
      default: false,
      description: 'Believe X-Forwarded-* headers. Only behind a proxy that sets them itself.',
    }),
    organisation: Type.Object(
      {
        name: Type.String({ default: '', maxLength: 200, description: 'Shown on the page and in reports.' }),
        timeZone: Type.Refine(
          Type.String({
            default: 'Asia/Tokyo',
            description: 'IANA zone in which months begin and times are shown.',
          }),
          ...ruled(configRules, (zone: string) => (isTimeZone(zone) ? undefined : ['timeZone'])),
        ),
      },
      closed,
    ),
    tls: Type.Refine(
      Type.Object(
        {
          enabled: Type.Optional(
            Type.Boolean({
              description: 'Default: on, except on loopback. Off elsewhere only behind a proxy (trustProxy).',
            }),
          ),
          certFile: Type.Optional(
            Type.String({ description: 'PEM chain; without it a certificate is made in the data directory.' }),
          ),
          keyFile: Type.Optional(Type.String({ description: 'PEM private key of certFile.' })),
        },
        closed,
      ),
      ...ruled(configRules, ({ certFile, keyFile }: { certFile?: string; keyFile?: string }) =>
        (certFile === undefined) === (keyFile === undefined) ? undefined : ['tlsFiles'],
      ),
    ),
    retention: Type.Refine(
      Type.Object(
        {
          rawDays: days(
            7,
            'For how many days metrics are kept as they were measured. What proves availability always is.',
          ),
          minuteDays: days(90, 'For how many days minimum, average and maximum of each minute are kept.'),
          hourDays: days(1095, 'For how many days minimum, average and maximum of each hour are kept.'),
        },
        closed,
      ),
      ...ruled(
        configRules,
        ({ rawDays, minuteDays, hourDays }: { rawDays: number; minuteDays: number; hourDays: number }) =>
          rawDays <= minuteDays && minuteDays <= hourDays ? undefined : ['retention'],
      ),
    ),
    probe: Type.Object(
      {
        ports: Type.Array(Type.Integer({ minimum: 1, maximum: portMax }), {
          default: [22, 80, 443],
          maxItems: 16,
          description:
            'Ports of a silent host that a connection is tried to, at the address its agent came from. Refused is an answer too.',
        }),
        icmp: Type.Boolean({
          default: true,
          description: 'Ping it as well, where the system has a ping program and no port answered.',
        }),
        timeoutMs: Type.Integer({
          default: 3000,
          minimum: 100,
          maximum: 30_000,
          description: 'Time limit of each of the two.',
        }),
        everyMs: Type.Integer({
          default: 300_000,
          minimum: 10_000,
          maximum: 86_400_000,
          description: 'Probes of one host begin when it falls silent and grow rarer, up to this distance.',
        }),
      },
      closed,
    ),
    clockWasAheadUntil: Type.Optional(
      Type.Refine(
        Type.String({
          description:
            'Where the machine’s clock is right now and was ahead before: the instant, such as 2026-11-23T09:00:00Z, up to which what was recorded does not keep agents waiting. CLOCK_BEHIND tells it.',
        }),
        ...ruled(configRules, (text: string) => (isInstant(text) ? undefined : ['instant'])),
      ),
    ),
    mail: Type.Optional(mailServer),
    oidc: Type.Optional(oidc),
    log: Type.Object(
      {
        level: Type.Enum(['error', 'warn', 'info', 'debug'], {
          default: 'info',
          description: 'What is logged: JSON lines on the standard output.',
        }),
      },
      closed,
    ),
  },
  { additionalProperties: false },
);

/** Plain HTTP is kept to this machine. */
function brokenByPlainHttp({ tls, trustProxy, listen }: Static<typeof configKeys>): ConfigRule | undefined {
  const isPrivate = tls.enabled !== false || trustProxy || isLoopback(listenAddress({ listen }).host);
  return isPrivate ? undefined : ['plainHttp'];
}

/** The collector's configuration file. Descriptions become docs/config.md. */
export const configSchema = Type.Refine(configKeys, ...ruled(configRules, brokenByPlainHttp));

export type CollectorConfig = Static<typeof configSchema>;

/** Defaults, then the file. Pure: whoever calls has read the file. Throws CONFIG_INVALID naming every mistake with its line. */
export function parseConfig(yaml: string, file: string): CollectorConfig {
  const parsed = parseYamlDocument(configSchema, yaml, file);
  if (!parsed.ok) throw new CollectorError('CONFIG_INVALID', ['mistakes', parsed.problems]);
  return parsed.value;
}

/** The configuration with another address, which has to fit it like one of the file. */
export function listeningOn(config: CollectorConfig, listen: string): CollectorConfig {
  const changed = { ...config, listen };
  const broken = brokenByPlainHttp(changed);
  const mistake =
    valueProblem(configKeys.properties.listen, listen) ?? (broken && brokenIn(configRules, broken).mistake);
  if (mistake !== undefined) throw new CollectorError('USAGE', ['listen', listen, mistake]);
  return changed;
}

/** The parts of `listen`. */
export function listenAddress(config: { readonly listen: string }): { host: string; port: number } {
  const colon = config.listen.lastIndexOf(':');
  const host = config.listen.slice(0, colon).replace(/^\[|\]$/g, '');
  return { host, port: Number(config.listen.slice(colon + 1)) };
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function isInstant(text: string): boolean {
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}

export function isTimeZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    // Offsets such as +09:00 are accepted above, but have no months of their own name.
    return !/^[+-]/.test(zone);
  } catch {
    return false;
  }
}
