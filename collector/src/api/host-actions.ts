import { type Static, type TObject, Type } from 'typebox';
import { tagsMax } from '../definitions/kinds/checks.ts';
import { tagPattern } from '../definitions/tag-pattern.ts';
import type { By, StandingStore } from '../store/standing-store.ts';
import type { HostStore } from '../store/store.ts';
import { InstantQuery } from './period.ts';

/** What actions need of the store. */
export interface HostAdministration {
  readonly hosts: Pick<HostStore, 'revoke' | 'rename'>;
  readonly standings: Pick<StandingStore, 'change' | 'end' | 'release'>;
}

/** One thing that people do to a host, by the API and by the command line. */
export interface HostAction<N extends string = string> {
  /** The end of its address, and its command. */
  readonly name: N;
  /** What it does, for both. */
  readonly summary: string;
  readonly body: TObject;
  /** False when there is no such host. */
  run(store: HostAdministration, hostId: string, body: unknown, by: By): Promise<boolean>;
}

const closed = { additionalProperties: false };
export const Tags = Type.Array(Type.String({ pattern: tagPattern }), { maxItems: tagsMax, uniqueItems: true });

/** Everything that people do to a host. To add one: its line here. Bodies are told to auditors as they are: no secret may be in one. */
export const hostActions = [
  action({
    name: 'revoke',
    summary: 'Refuses the agent’s key from now on, for ever; what it proved is kept.',
    body: Type.Object({}, closed),
    run: (store, hostId, _body, by) => store.hosts.revoke(hostId, by),
  }),
  action({
    name: 'approve',
    summary: 'Lets a host in that enrolled by a token which asks for approval.',
    body: Type.Object({}, closed),
    run: ({ standings }, hostId, _body, by) =>
      standings.change(hostId, { isPending: false }, { ...by, event: 'host-approved', detail: by.author }),
  }),
  action({
    name: 'release',
    summary: 'Lets a host in again whose key was used on two machines.',
    body: Type.Object(
      {
        machine: Type.Union([Type.Literal('known'), Type.Literal('other')], {
          default: 'known',
          description: 'the machine that enrolled, or the other one that came with its key',
        }),
      },
      closed,
    ),
    run: ({ standings }, hostId, { machine }, by) => standings.release(hostId, machine, by),
  }),
  action({
    name: 'rotate',
    summary: 'Asks the agent for a new key; the old one is good until the agent has given it.',
    body: Type.Object({}, closed),
    run: ({ standings }, hostId, _body, by) =>
      standings.change(hostId, { rotateAskedMs: by.atMs }, { ...by, event: 'key-change-asked', detail: by.author }),
  }),
  action({
    name: 'rename',
    summary: 'Gives the host another name; its id and its past stay.',
    body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 255 }) }, closed),
    run: ({ hosts }, hostId, { name }, by) => hosts.rename(hostId, name, by),
  }),
  action({
    name: 'tag',
    summary: 'Sets the tags of the host, which decide what it gets of the central configuration.',
    body: Type.Object({ tags: Tags }, closed),
    run: ({ standings }, hostId, { tags }, by) =>
      standings.change(hostId, { tags }, { ...by, event: 'host-tagged', detail: `${tags.join(' ')} (${by.author})` }),
  }),
  action({
    name: 'decommission',
    summary: 'Ends the watch over the host at an instant; from there on nothing counts.',
    body: Type.Object(
      {
        effectiveFrom: Type.Optional(
          Type.Union([InstantQuery, Type.Null()], { description: 'now when left out; null takes it back' }),
        ),
        reason: Type.Optional(Type.String({ maxLength: 2000 })),
      },
      closed,
    ),
    run: ({ standings }, hostId, { effectiveFrom, reason = '' }, by) => {
      const from = effectiveFrom === undefined ? by.atMs : effectiveFrom;
      const endsMs = typeof from === 'string' ? Temporal.Instant.from(from).epochMilliseconds : from;
      return standings.end(hostId, endsMs, { ...by, reason });
    },
  }),
];

/** Types `run` by its schema, and keeps the name. */
function action<N extends string, S extends TObject>(one: {
  readonly name: N;
  readonly summary: string;
  readonly body: S;
  run(store: HostAdministration, hostId: string, body: Static<S>, by: By): Promise<boolean>;
}): HostAction<N> {
  // Sound because whoever calls has checked the body by the schema.
  return { ...one, run: (store, hostId, body, by) => one.run(store, hostId, body as Static<S>, by) };
}
