import { formatProblem, parseYamlDocument } from '@kadoban/proto/yaml-document';
import { type Static, Type } from 'typebox';
import { CollectorError } from './errors.ts';

/** The collector's configuration file. Descriptions become docs/config.md. */
export const configSchema = Type.Object(
  {
    listen: Type.String({
      default: '127.0.0.1:8480',
      pattern: '^(\\[[0-9A-Fa-f:.]+\\]|[^:\\s]+):[0-9]{1,5}$',
      description: 'HOST:PORT to listen on, [HOST]:PORT for IPv6. On any address but loopback TLS is on by default.',
    }),
    publicUrl: Type.Optional(
      Type.String({
        pattern: '^https?://[^/?#\\s]+/?$',
        description: 'The address people and agents use, such as https://kadoban.example.jp; needed behind a proxy.',
      }),
    ),
    trustProxy: Type.Boolean({
      default: false,
      description: 'Believe X-Forwarded-* headers. Only behind a proxy that sets them itself.',
    }),
    organisation: Type.Object(
      {
        name: Type.String({ default: '', maxLength: 200, description: 'Shown on the page and in reports.' }),
        timeZone: Type.String({
          default: 'Asia/Tokyo',
          description: 'IANA zone in which months begin and times are shown.',
        }),
      },
      { default: {}, additionalProperties: false },
    ),
    tls: Type.Object(
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
      { default: {}, additionalProperties: false },
    ),
    log: Type.Object(
      {
        level: Type.Union([Type.Literal('error'), Type.Literal('warn'), Type.Literal('info'), Type.Literal('debug')], {
          default: 'info',
          description: 'What is logged: JSON lines on the standard output.',
        }),
      },
      { default: {}, additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);

export type CollectorConfig = Static<typeof configSchema>;

/** Defaults, then the file. Pure: whoever calls has read the file. Throws CONFIG_INVALID naming every mistake with its line. */
export function parseConfig(yaml: string, file: string): CollectorConfig {
  const parsed = parseYamlDocument(configSchema, yaml, file);
  if (!parsed.ok) throw new CollectorError('CONFIG_INVALID', `\n${parsed.problems.map(formatProblem).join('\n')}`);
  const config = parsed.value;
  const refuse = (path: string, why: string) => new CollectorError('CONFIG_INVALID', `\n${file} ${path}: ${why}`);
  if (!isTimeZone(config.organisation.timeZone)) {
    throw refuse('organisation.timeZone', `${config.organisation.timeZone} is no IANA time zone, such as Asia/Tokyo`);
  }
  if ((config.tls.certFile === undefined) !== (config.tls.keyFile === undefined)) {
    throw refuse('tls', 'certFile and keyFile go together: give both or none');
  }
  if (config.tls.enabled === false && !config.trustProxy && !isLoopback(listenAddress(config).host)) {
    throw refuse('tls.enabled', 'false is only allowed on loopback or behind a proxy (trustProxy: true)');
  }
  return config;
}

/** The parts of `listen`. */
export function listenAddress(config: Pick<CollectorConfig, 'listen'>): { host: string; port: number } {
  const colon = config.listen.lastIndexOf(':');
  const host = config.listen.slice(0, colon).replace(/^\[|\]$/g, '');
  return { host, port: Number(config.listen.slice(colon + 1)) };
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
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
