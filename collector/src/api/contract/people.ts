import { type Static, type TSchema, Type } from 'typebox';
import { OneOf } from '../../definitions/one-of.ts';
import { roles } from '../may.ts';

const Instant = Type.String({ format: 'date-time', description: 'RFC 3339, UTC, milliseconds' });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const RoleName = OneOf(roles);
export const Services = nullable(
  Type.Array(Type.String({ minLength: 1, maxLength: 80 }), {
    maxItems: 100,
    uniqueItems: true,
    description: 'ids of the services that a viewer sees; null for every other role, which sees all',
  }),
);

/** How one may log in here; told to everybody. */
export const LoginWays = Type.Object({
  password: Type.Boolean({ description: 'there are users; without one, the first way in is a one-time key' }),
  provider: nullable(
    Type.String({ description: 'what the button of the identity provider says; null: there is none' }),
  ),
});
export type LoginWays = Static<typeof LoginWays>;

export const PersonAnswer = Type.Object({
  name: Type.String(),
  displayName: Type.String(),
  role: RoleName,
  services: Services,
  hasPassword: Type.Boolean(),
  hasSecondFactor: Type.Boolean(),
  provider: nullable(Type.String({ description: 'the issuer by which he comes; null: by password' })),
  isDisabled: Type.Boolean(),
  createdAt: Instant,
  changedAt: Instant,
});
export type PersonAnswer = Static<typeof PersonAnswer>;

export const PersonList = Type.Object({ people: Type.Array(PersonAnswer) });
export type PersonList = Static<typeof PersonList>;

/** A person, and what lets him in once to set his password; told only here. */
export const Invited = Type.Object({
  person: PersonAnswer,
  loginKey: nullable(Type.String({ description: 'behind `/#login=` it is a link; good once, within a day' })),
});
export type Invited = Static<typeof Invited>;

export const Account = Type.Object({
  person: PersonAnswer,
  recoveryCodesLeft: Type.Integer(),
  sessions: Type.Array(
    Type.Object({
      id: Type.String(),
      isThis: Type.Boolean({ description: 'the one that asks' }),
      createdAt: Instant,
      seenAt: Instant,
      expiresAt: Instant,
      address: nullable(Type.String()),
      agent: Type.String({ description: 'what the browser calls itself' }),
    }),
  ),
});
export type Account = Static<typeof Account>;

export const TotpOffer = Type.Object({
  secret: Type.String({ description: 'base32, to be typed where no camera is' }),
  uri: Type.String({ description: 'what the QR code says' }),
});
export type TotpOffer = Static<typeof TotpOffer>;

export const RecoveryCodes = Type.Object({
  recoveryCodes: Type.Array(Type.String(), { description: 'each good once instead of a code; told only here' }),
});
export type RecoveryCodes = Static<typeof RecoveryCodes>;

export const KeyAnswer = Type.Object({
  name: Type.String(),
  role: RoleName,
  services: Services,
  createdAt: Instant,
  expiresAt: nullable(Instant),
  usedAt: nullable(Type.String({ format: 'date-time', description: 'give or take ten minutes; null: never' })),
  isExpired: Type.Boolean(),
});
export type KeyAnswer = Static<typeof KeyAnswer>;

export const KeyList = Type.Object({ keys: Type.Array(KeyAnswer) });
export type KeyList = Static<typeof KeyList>;

export const NewKey = Type.Object({ key: KeyAnswer, secret: Type.String({ description: 'told only here' }) });
export type NewKey = Static<typeof NewKey>;

const AuditFacts = nullable(Type.Record(Type.String(), Type.Unknown(), { description: 'never a secret' }));

export const AuditLineAnswer = Type.Object({
  log: Type.Union([Type.Literal('audit'), Type.Literal('definitions')]),
  n: Type.Integer({ description: 'its place in the chain of that log' }),
  at: Instant,
  author: Type.String(),
  via: nullable(Type.String({ description: 'session, key, cli or nobody; null: by file, schedule or command line' })),
  address: nullable(Type.String()),
  action: Type.String(),
  object: Type.String(),
  before: AuditFacts,
  after: AuditFacts,
  version: nullable(Type.Integer({ description: 'of a definition, whose history has its body' })),
  reason: Type.String(),
});
export type AuditLineAnswer = Static<typeof AuditLineAnswer>;

export const AuditList = Type.Object({
  lines: Type.Array(AuditLineAnswer, { description: 'the newest first' }),
  next: nullable(Type.String({ description: '`after` of the next page; null: this is the last' })),
});
export type AuditList = Static<typeof AuditList>;
