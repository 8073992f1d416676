import type { ParseArgsOptionsConfig } from 'node:util';
import { fingerprintOf } from '@kadoban/proto/fingerprint';
import { hostActions } from '../api/host-actions.ts';
import { tagsMax } from '../definitions/kinds/checks.ts';
import { CollectorError } from '../errors.ts';
import { newToken, tokenId } from '../new-token.ts';
import { standingWord } from '../standing-word.ts';
import { cliEvent } from './cli-event.ts';
import { type Command, optional, required, type Values } from './command.ts';
import { commandWords } from './command-words.ts';
import { systemUser } from './config-dir.ts';
import { openExisting } from './data.ts';
import { readEndpoint } from './endpoint.ts';
import { hostInventoryCommand } from './host-inventory.ts';
import { readTags } from './tags-option.ts';

/** What an action takes on the command line beside the host, and what it makes of that. */
interface Words {
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  readonly rest?: { readonly min: number; readonly max: number };
  read(values: Values, rest: readonly string[]): Readonly<Record<string, unknown>>;
}

const nothing: Words = { usage: '', options: {}, read: () => ({}) };

const wordsOf: Readonly<Record<string, Words>> = {
  release: {
    usage: ' [--machine known|other]',
    options: { machine: { type: 'string' } },
    read: (values) => ({ machine: oneOf(optional(values, 'machine') ?? 'known', 'machine', ['known', 'other']) }),
  },
  rename: { usage: ' NAME', options: {}, rest: { min: 1, max: 1 }, read: (_values, [name]) => ({ name }) },
  tag: {
    usage: ' [TAG …]',
    options: {},
    rest: { min: 0, max: tagsMax },
    read: (_values, tags) => ({ tags: readTags(tags) }),
  },
  decommission: {
    usage: ' [--from INSTANT | --undo] [--reason TEXT]',
    options: { from: { type: 'string' }, undo: { type: 'boolean' }, reason: { type: 'string' } },
    read(values) {
      const [from, reason] = [optional(values, 'from'), optional(values, 'reason')];
      if (from !== undefined && !isInstant(from))
        throw new CollectorError('USAGE', ['instant', `--from ${from}`, '2026-10-01T00:00:00+09:00']);
      const effectiveFrom = values.undo === true ? null : from;
      return { ...(effectiveFrom !== undefined && { effectiveFrom }), ...(reason !== undefined && { reason }) };
    },
  },
};

/** Each is heard of within a second by a collector that runs on the same directory. */
const actionCommands: readonly Command[] = hostActions.map((action) => {
  const words = wordsOf[action.name] ?? nothing;
  const { min, max } = words.rest ?? { min: 0, max: 0 };
  return {
    name: `host ${action.name}` as const,
    summary: action.summary,
    usage: `--data DIR HOST_ID${words.usage}`,
    options: { data: { type: 'string' }, ...words.options },
    positionals: { min: min + 1, max: max + 1 },
    async run(values, [hostId = '', ...rest], io) {
      const body = words.read(values, rest);
      const { store } = await openExisting(required(values, 'data'));
      await using _open = store;
      const by = { author: systemUser(), atMs: io.now() };
      if (!(await action.run(store, hostId, body, by))) throw new CollectorError('HOST_UNKNOWN', hostId);
      await store.audit.append(cliEvent(io, `host.${action.name}`, `host:${hostId}`, { after: body }));
      io.out(commandWords[io.language].hostDone(action.name, hostId));
      return 0;
    },
  };
});

const hostList: Command = {
  name: 'host list',
  summary: 'Lists every host with its id, how it stands, its tags and the fingerprint of its key.',
  usage: '--data DIR',
  options: { data: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const { store } = await openExisting(required(values, 'data'));
    await using _open = store;
    const standings = await store.standings.list();
    for (const host of await store.hosts.list()) {
      const standing = standings.get(host.hostId);
      const stands = commandWords[io.language].standings[standingWord(host, standing, io.now())];
      const tags = standing?.tags.join(',') ?? '';
      io.out([host.hostId, host.name, stands, tags, fingerprintOf(host.publicKey)].join('\t'));
    }
    return 0;
  },
};

const hostReplace: Command = {
  name: 'host replace',
  summary:
    'Prints a token by which a new machine takes over the host’s id, name and past; the old machine’s key ends then.',
  usage: '--data DIR HOST_ID',
  options: { data: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  async run(values, [hostId = ''], io) {
    const { data, store } = await openExisting(required(values, 'data'));
    await using _open = store;
    const host = await store.hosts.find(hostId);
    if (!host) throw new CollectorError('HOST_UNKNOWN', hostId);
    if (host.revokedMs !== null) throw new CollectorError('HOST_REVOKED', hostId);
    const wish = { label: `replaces ${host.name}`, replaces: hostId };
    const { text, token } = newToken(wish, io.now(), await readEndpoint(data));
    await store.tokens.add(token);
    await store.audit.append(cliEvent(io, 'token.add', `token:${tokenId(token)}`, { after: wish }));
    io.out(text);
    return 0;
  },
};

export const hostCommands: readonly Command[] = [hostList, hostInventoryCommand, ...actionCommands, hostReplace];

function oneOf(text: string, option: string, choices: readonly string[]): string {
  if (choices.includes(text)) return text;
  throw new CollectorError('USAGE', ['either', `--${option} ${text}`, choices]);
}

function isInstant(text: string): boolean {
  try {
    return Temporal.Instant.from(text) !== undefined;
  } catch {
    return false;
  }
}
