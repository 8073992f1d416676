import type { Phrase } from '@kadoban/proto/phrase';

/** What the configuration has to keep besides the types of its values, as the end of a sentence about the place. */
export const configRules = {
  plainMail: () => 'mail.security: none is only allowed to this machine itself',
  viewerServices: () => 'a viewer needs services, and nobody else has them',
  plainIssuer: () => 'oidc.issuer: http is only allowed to this machine itself',
  port: (max: number) => `must have a port from 0 to ${max}`,
  publicUrl: () => 'must be an address such as https://kadoban.example.jp, without a user name',
  timeZone: () => 'must be an IANA time zone, such as Asia/Tokyo',
  tlsFiles: () => 'certFile and keyFile go together: give both or none',
  retention: () => 'what is finer cannot be kept longer: rawDays <= minuteDays <= hourDays',
  instant: () => 'must be an instant with its offset, such as 2026-11-23T09:00:00Z',
  plainHttp: () => 'tls.enabled: false is only allowed on loopback or behind a proxy (trustProxy: true)',
};

/** A rule that was broken, in no language yet. */
export type ConfigRule = Phrase<typeof configRules>;
