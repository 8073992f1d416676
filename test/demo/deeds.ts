import { movedBy, patched } from '../../collector/src/api/incident-moves.ts';
import type { Saved } from '../../collector/src/api/save-definition.ts';
import { changeIncident, type IncidentWriter, noted, openIncident } from '../../collector/src/api/save-incident.ts';
import { saveNote } from '../../collector/src/api/save-note.ts';
import { commitChanges } from '../../collector/src/definitions/changes.ts';
import { kindRule } from '../../collector/src/definitions/kinds/index.ts';
import { knownHosts, resolveTarget } from '../../collector/src/definitions/targets.ts';
import type { IncidentState } from '../../collector/src/incidents/incident.ts';
import type { Store } from '../../collector/src/store/store.ts';
import { dateOf, timeZone, told } from './era.ts';
import { people } from './people.ts';
import type { Written } from './promises.ts';
import { endMs, type Response, type Trouble } from './troubles.ts';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

/** Something that somebody wrote at an instant. */
export interface Deed {
  readonly atMs: number;
  run(store: Store): Promise<void>;
}

/** Definitions are written, all or none. */
export function written(atMs: number, author: string, reason: string, all: readonly Written[]): Deed {
  return {
    atMs,
    async run(store) {
      const hosts = await knownHosts(store);
      const changes = [];
      for (const { kind, id, body } of all) {
        const named = kindRule(kind).withTargets(body, (name) => {
          const target = resolveTarget(name, hosts);
          if (!target.ok) throw new Error(`${kind} ${id}: ${target.reason}`);
          return target.id;
        });
        const last = (await store.definitions.history(kind, id)).at(-1);
        const expectedVersion = last?.body == null ? null : last.version;
        changes.push({ kind, id, body: named, author, reason, atMs, effectiveFromMs: null, expectedVersion });
      }
      const result = await commitChanges(store, changes, atMs);
      if (result.ok) return;
      throw new Error(result.why === 'conflict' ? 'a conflict' : JSON.stringify(result.problem));
    },
  };
}

/** What people did about a trouble, step by step. */
export function deedsOf(trouble: Trouble, knownMs: number, nowMs: number): Deed[] {
  const { response, note } = trouble;
  if (note) return namesOf(trouble).map((name) => noteOf(trouble, name, note, knownMs));
  return response ? responseOf(trouble, response, knownMs, nowMs) : [];
}

/** An instant within the outage: whoever looked every five minutes had seen it by then. */
function seenMs({ fromMs }: Trouble): number {
  return fromMs + 6 * minuteMs;
}

/** What was hit: the services, and what they stand on. */
function namesOf({ services, hosts = [], checks = [] }: Trouble): string[] {
  return [...services, ...hosts.map((name) => `host:${name}`), ...checks.map((name) => `check:${name}`)];
}

async function targetOf(store: Store, name: string): Promise<string> {
  const target = resolveTarget(name, await knownHosts(store));
  if (!target.ok) throw new Error(target.reason);
  return target.id;
}

function noteOf(trouble: Trouble, name: string, said: object, knownMs: number): Deed {
  const atMs = Math.max(endMs(trouble) + 30 * minuteMs, knownMs);
  return {
    atMs,
    async run(store) {
      const writer = { author: people.operator.name, nowMs: atMs, timeZone, ifMatch: undefined, ifNoneMatch: '*' };
      const at = told(seenMs(trouble));
      const target = await targetOf(store, name);
      fine(await saveNote(store, { target, at }, said, writer, atMs), `the note of ${name} at ${at}`);
    },
  };
}

function responseOf(trouble: Trouble, response: Response, knownMs: number, nowMs: number): Deed[] {
  const { fromMs } = trouble;
  const { title, impact, urgency, affected, tookMinutes, notes, cause, interim, permanent, waived } = response;
  const restoredMs = endMs(trouble);
  const openedMs = Math.max(Math.min(restoredMs + 3 * minuteMs, nowMs - 2.5 * minuteMs), knownMs);
  let id = '';
  const by = (author: string, atMs: number, reason = ''): IncidentWriter => ({ author, reason, nowMs: atMs, timeZone });
  const move = (
    to: IncidentState,
    saidMs: number,
    at: number | undefined,
    said: Readonly<Record<string, unknown>> = {},
  ): Deed => ({
    atMs: saidMs,
    async run(store) {
      const writer = by(people.operator.name, saidMs);
      const change = movedBy(store, { to, at: at === undefined ? undefined : told(at), said }, writer, saidMs);
      fine(await changeIncident(store, id, writer, change), `${title}: ${to}`);
    },
  });
  const opened: Deed = {
    atMs: openedMs,
    async run(store) {
      const at = told(seenMs(trouble));
      const outages = await Promise.all(
        namesOf(trouble).map(async (name) => ({ target: await targetOf(store, name), at })),
      );
      const incident = {
        title,
        source: 'monitoring' as const,
        impact,
        urgency,
        affected,
        owner: people.operator.displayName,
        outages,
      };
      const saved = await openIncident(store, incident, by(people.operator.name, openedMs), openedMs);
      id = fine(saved, title).id;
    },
  };
  const lines = notes.map(([minute, text], index): Deed => {
    const atMs = openedMs + (index + 2) * minuteMs;
    const at = told(fromMs + minute * minuteMs);
    return {
      atMs,
      async run(store) {
        const writer = by(people.engineer.name, atMs);
        fine(await changeIncident(store, id, writer, noted(text, at, writer)), text);
      },
    };
  });
  const causeMs = openedMs + 90 * minuteMs;
  const due = permanent && dateOf(openedMs + permanent.days * dayMs).toString();
  const causeSaid: Deed = {
    atMs: causeMs,
    async run(store) {
      const said = {
        ...(cause && { cause }),
        ...(interim && {
          interim: { text: interim, owner: people.engineer.displayName, doneOn: dateOf(restoredMs).toString() },
        }),
        ...(permanent && { permanent: { text: permanent.text, owner: permanent.owner, dueOn: due } }),
        ...(waived && { waived }),
      };
      const writer = by(people.engineer.name, causeMs, '調査結果を記録');
      fine(await changeIncident(store, id, writer, patched(store, said, writer, causeMs)), title);
    },
  };
  const doneMs = openedMs + (permanent?.days ?? 0) * dayMs;
  const isDone = permanent !== undefined && !permanent.isOpen && doneMs < nowMs;
  const doneSaid = permanent && {
    permanent: { text: permanent.text, owner: permanent.owner, dueOn: due, doneOn: due },
  };
  return [
    opened,
    move('acknowledged', openedMs + minuteMs, fromMs + tookMinutes * minuteMs),
    ...lines,
    move('restored', openedMs + 10 * minuteMs, undefined),
    causeSaid,
    ...(permanent ? [move('permanent-fix', causeMs + 30 * minuteMs, undefined)] : []),
    ...(isDone ? [move('closed', doneMs, undefined, doneSaid ?? {})] : []),
  ].filter(({ atMs }) => atMs < nowMs);
}

function fine(saved: Saved, what: string) {
  if (saved.ok) return saved.entry;
  throw new Error(`${what}: ${saved.code} ${saved.detail}`);
}
