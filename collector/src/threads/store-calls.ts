import type { Store } from '../store/store.ts';
import type { Ask } from './calls.ts';

/**
 * What the writer's thread does for the others, by noun. `writes` only it can do; `reads` are small, and needed where there is no connection to the store.
 * Only what can be copied from thread to thread is here.
 */
const calls = {
  hosts: {
    writes: ['enrol', 'revoke', 'rename', 'changeKey', 'greeted'],
    reads: ['find', 'ofKey', 'watched', 'severalMachinesAt'],
  },
  standings: {
    writes: ['change', 'end', 'quarantine', 'release', 'issueConfigs', 'configTold', 'keyKept'],
    reads: ['find', 'list', 'isTakingTurns', 'changedAfter'],
  },
  tokens: { writes: ['add', 'exchange', 'revoke'], reads: [] },
  keys: { writes: ['add', 'takeLogin', 'remove', 'used'], reads: ['find'] },
  users: { writes: ['add', 'change', 'spendStep', 'spendRecovery'], reads: [] },
  sessions: { writes: ['add', 'update', 'end'], reads: ['find'] },
  audit: { writes: ['append'], reads: [] },
  clocks: { writes: [], reads: ['list'] },
  evidence: { writes: ['append', 'settle', 'settleHost', 'addEvent', 'addProbes'], reads: ['epochs'] },
  metrics: { writes: ['closeHour', 'closeDay', 'removeDay', 'giveBackSpace'], reads: ['hostIds'] },
  upTimes: { writes: ['stamp'], reads: [] },
  definitions: { writes: ['append'], reads: ['current', 'lastN'] },
  chains: { writes: ['seal', 'addRoot'], reads: ['unsealed', 'heads', 'lastRoot'] },
  revisions: { writes: ['freeze', 'noteDrawn'], reads: [] },
} as const satisfies {
  [N in keyof Store]?: { writes: readonly (keyof Store[N])[]; reads: readonly (keyof Store[N])[] };
};

type Calls = typeof calls;

/** The store as another thread has it. */
export type RemoteStore = {
  readonly [N in keyof Calls]: Pick<Store[N], Calls[N]['writes' | 'reads'][number] & keyof Store[N]>;
};

/** Every call by its name, to be answered by the thread that holds the store. */
export function storeAnswers(store: Store): Map<string, (...args: never[]) => unknown> {
  const answers = new Map<string, (...args: never[]) => unknown>();
  for (const [noun, { writes, reads }] of Object.entries(calls)) {
    const part = store[noun as keyof Calls] as unknown as Record<string, (...args: never[]) => unknown>;
    for (const verb of [...writes, ...reads]) answers.set(`${noun}.${verb}`, (...args) => part[verb]?.(...args));
  }
  return answers;
}

export function remoteStore(ask: Ask): RemoteStore {
  return partsOf((noun, verb) => askFor(ask, noun, verb), 'writes', 'reads') as unknown as RemoteStore;
}

/** A store that reads by itself and writes through the writer's thread. */
export function writingThrough(ask: Ask, reader: Store): Store {
  const writes = partsOf((noun, verb) => askFor(ask, noun, verb), 'writes');
  const parts = Object.entries(writes).map(([noun, part]) => [noun, { ...reader[noun as keyof Calls], ...part }]);
  return { ...reader, ...Object.fromEntries(parts) };
}

type Verb = (...args: unknown[]) => Promise<unknown>;

function askFor(ask: Ask, noun: string, verb: string): Verb {
  // A commit's worth of frames is given away, not copied; who logs it has no use for it any more.
  if (verb === 'append' && noun === 'evidence')
    return (log) => ask('evidence.append', [log], [(log as Uint8Array<ArrayBuffer>).buffer]);
  return (...args) => ask(`${noun}.${verb}`, args);
}

function partsOf(make: (noun: string, verb: string) => Verb, ...which: readonly ('writes' | 'reads')[]) {
  const parts = Object.entries(calls).map(([noun, part]) => {
    const verbs: readonly string[] = which.flatMap((one) => part[one]);
    return [noun, Object.fromEntries(verbs.map((verb) => [verb, make(noun, verb)]))] as const;
  });
  return Object.fromEntries(parts);
}
