import { hashSecret, newSecret } from '../secrets.ts';
import { type Command, required } from './command.ts';
import { openExisting } from './data.ts';
import { readEndpoint } from './endpoint.ts';

/** A one-time key is used at once or not at all. */
const loginMs = 10 * 60_000;

export const login: Command = {
  name: 'login',
  summary: 'Prints a link that logs into the page once, within 10 minutes.',
  usage: '--data DIR',
  options: { data: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const { data, store } = await openExisting(required(values, 'data'));
    await using _open = store;
    const secret = newSecret('kdbl');
    const createdMs = io.now();
    const key = { hash: hashSecret(secret), name: 'admin', role: 'admin', kind: 'login' as const };
    await store.keys.add({ ...key, createdMs, expiresMs: createdMs + loginMs });
    // The key stands behind #: browsers never send that part, so it reaches no log and no other site.
    const url = (await readEndpoint(data))?.url ?? '';
    io.out(`${url.replace(/\/$/, '')}/#login=${secret}`);
    return 0;
  },
};
