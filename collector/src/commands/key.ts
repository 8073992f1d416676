import { keyDaysMax } from '../api/api-keys.ts';
import { CollectorError } from '../errors.ts';
import { formatTime } from '../ledger/format-time.ts';
import { newApiKey } from '../people/new-api-key.ts';
import type { Store } from '../store/store.ts';
import { cliEvent } from './cli-event.ts';
import { type Command, optional, required } from './command.ts';
import { commandWords } from './command-words.ts';
import { openExisting } from './data.ts';
import { roleOptions, roleUsage, roleWish } from './role-options.ts';

const keyCreate: Command = {
  name: 'key create',
  summary: 'Prints a new API key; only its hash is kept. Without --role it may do everything.',
  usage: `--data DIR --name NAME [${roleUsage}] [--days N]`,
  options: { data: { type: 'string' }, name: { type: 'string' }, ...roleOptions, days: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const name = required(values, 'name');
    const wish = { name, ...roleWish(values, 'admin'), ...daysOption(optional(values, 'days')) };
    const { store } = await openExisting(required(values, 'data'));
    await using _open = store;
    if (await findKey(store, name)) throw new CollectorError('USAGE', ['keyThere', name]);
    if (await store.users.find(name)) throw new CollectorError('NAME_TAKEN', ['isUser', name]);
    const { key, secret } = newApiKey(wish, io.now());
    await store.keys.add(key);
    await store.audit.append(
      cliEvent(io, 'key.add', `key:${name}`, { after: { role: wish.role, services: wish.services } }),
    );
    io.out(secret);
    return 0;
  },
};

const keyList: Command = {
  name: 'key list',
  summary: 'Lists the API keys: name, role, when it was used last, when it ends.',
  usage: '--data DIR',
  options: { data: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const { store } = await openExisting(required(values, 'data'));
    await using _open = store;
    for (const { name, role, usedMs, expiresMs } of await keysOf(store)) {
      const [used, ends] = [usedMs, expiresMs ?? undefined].map((ms) => (ms === undefined ? '-' : formatTime(ms)));
      io.out([name, role, used, ends].join('\t'));
    }
    return 0;
  },
};

const keyRevoke: Command = {
  name: 'key revoke',
  summary: 'Makes an API key useless at once.',
  usage: '--data DIR --name NAME',
  options: { data: { type: 'string' }, name: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const name = required(values, 'name');
    const { store } = await openExisting(required(values, 'data'));
    await using _open = store;
    const key = await findKey(store, name);
    if (!key) throw new CollectorError('USAGE', ['noKey', name]);
    await store.keys.remove(key.hash);
    await store.audit.append(cliEvent(io, 'key.revoke', `key:${name}`, { before: { role: key.role } }));
    io.out(commandWords[io.language].revoked(name));
    return 0;
  },
};

export const keyCommands: readonly Command[] = [keyCreate, keyList, keyRevoke];

async function keysOf(store: Store) {
  return (await store.keys.list()).filter(({ kind }) => kind === 'key');
}

async function findKey(store: Store, name: string) {
  return (await keysOf(store)).find((key) => key.name === name);
}

function daysOption(text: string | undefined): { days?: number } {
  if (text === undefined) return {};
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= keyDaysMax) return { days };
  throw new CollectorError('USAGE', ['integer', 'days', text, keyDaysMax]);
}
