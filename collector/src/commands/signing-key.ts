import { fingerprintOf } from '@kadoban/proto/fingerprint';
import { CollectorError } from '../errors.ts';
import { formatTime } from '../ledger/format-time.ts';
import { standingWord } from '../standing-word.ts';
import type { CollectorIdentity } from '../store/collector-identity.ts';
import { signingKeysOf } from '../store/signing-keys.ts';
import type { Host, Store } from '../store/store.ts';
import { cliEvent } from './cli-event.ts';
import { type Command, type Io, required } from './command.ts';
import { type CommandWords, commandWords } from './command-words.ts';
import { existingStoreFile, lockData, openExisting } from './data.ts';

/** Hosts that are named where the next key is not known to all; the others are counted. */
const hostsNamed = 20;

const list: Command = {
  name: 'signing-key list',
  summary:
    'Lists the keys that the collector signs with: fingerprint, former, present or next, from when, until when; then the hosts that do not know the next one yet.',
  usage: '--data DIR',
  options: { data: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const { store } = await openExisting(required(values, 'data'));
    await using _open = store;
    const words = commandWords[io.language];
    const identity = await store.identity();
    for (const { publicKey, state, fromMs, untilMs } of signingKeysOf(identity)) {
      const [from, until] = [fromMs, untilMs].map((ms) => (ms === null ? '-' : formatTime(ms)));
      io.out([fingerprintOf(publicKey), words.keyStates[state], from, until].join('\t'));
    }
    const { all, unaware } = await hostsOf(store, identity, io);
    io.out(words.keyKnown(all - unaware.length, all));
    for (const host of unaware) io.out(`${host.hostId}\t${host.name}\t${await lastSeen(store, host, words)}`);
    return 0;
  },
};

const rotate: Command = {
  name: 'signing-key rotate',
  summary:
    'Puts the next signing key in the place of the present one, of a collector that does not run; hosts that do not know it yet would have to enrol again, and stop this unless you say --anyway.',
  usage: '--data DIR [--anyway]',
  options: { data: { type: 'string' }, anyway: { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const data = required(values, 'data');
    existingStoreFile(data);
    // A collector that runs would go on to sign by the old key, which `verify` refuses from here on.
    using _lock = lockData(data);
    const { store } = await openExisting(data);
    await using _open = store;
    const before = await store.identity();
    const { unaware } = await hostsOf(store, before, io);
    if (unaware.length > 0 && values.anyway !== true) {
      throw new CollectorError('KEY_NOT_LEARNT', ['notLearnt', ...named(unaware)]);
    }
    const after = await store.rotateSigningKey(io.now());
    const [old, present, next] = [...signingKeysOf(after).slice(-3)].map(({ publicKey }) => fingerprintOf(publicKey));
    const facts = { before: { fingerprint: old }, after: { fingerprint: present, next } };
    await store.audit.append(cliEvent(io, 'signing-key.rotate', `signing-key:${present}`, facts));
    const { keyStates, rotated, leftBehind } = commandWords[io.language];
    io.out(`${keyStates.present}\t${present}\n${keyStates.next}\t${next}`);
    io.err([rotated, ...(unaware.length > 0 ? [leftBehind(...named(unaware))] : [])].join('\n'));
    return 0;
  },
};

export const signingKeyCommands: readonly Command[] = [list, rotate];

/** The hosts that the collector still watches, and those of them whose agents have not said that they keep the next key. */
async function hostsOf(store: Store, identity: CollectorIdentity, io: Io): Promise<{ all: number; unaware: Host[] }> {
  const nextKey = signingKeysOf(identity).at(-1)?.publicKey;
  const standings = await store.standings.list();
  const watched = (await store.hosts.list()).filter((host) => {
    const word = standingWord(host, standings.get(host.hostId), io.now());
    return word !== 'revoked' && word !== 'decommissioned';
  });
  return {
    all: watched.length,
    unaware: watched.filter(({ hostId }) => standings.get(hostId)?.knowsKey !== nextKey),
  };
}

async function lastSeen({ evidence }: Store, { hostId }: Host, words: CommandWords): Promise<string> {
  const atMs = await evidence.lastSeen(hostId);
  return atMs === undefined ? words.neverSeen : words.lastSeen(formatTime(atMs));
}

/** The names of the first, and how many more there are. */
function named(hosts: readonly Host[]): [names: string, more: number] {
  const names = hosts.slice(0, hostsNamed).map(({ name }) => name);
  return [names.join(', '), hosts.length - names.length];
}
