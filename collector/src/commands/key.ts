import { CollectorError } from '../errors.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { Store } from '../store/store.ts';
import { type Command, required } from './command.ts';
import { openExisting } from './data.ts';

export const keyCreate: Command = {
  name: 'key create',
  summary: 'Prints a new API key; only its hash is kept.',
  usage: '--data DIR --name NAME',
  options: { data: { type: 'string' }, name: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const name = required(values, 'name');
    const { store } = await openExisting(required(values, 'data'));
    await using _open = store;
    if (await findKey(store, name))
      throw new CollectorError('USAGE', `there is a key named ${name}; revoke it first or take another name`);
    const secret = newSecret('kdbk');
    const key = { hash: hashSecret(secret), name, role: 'admin', kind: 'key' as const };
    await store.keys.add({ ...key, createdMs: io.now(), expiresMs: null });
    io.out(secret);
    return 0;
  },
};

export const keyRevoke: Command = {
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
    if (!key) throw new CollectorError('USAGE', `there is no key named ${name}`);
    await store.keys.remove(key.hash);
    io.out(`revoked ${name}`);
    return 0;
  },
};

async function findKey(store: Store, name: string) {
  return (await store.keys.list()).find((key) => key.kind === 'key' && key.name === name);
}
