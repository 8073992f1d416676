import { loginMs } from '../people/invite.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import { cliEvent } from './cli-event.ts';
import { type Command, required } from './command.ts';
import { openExisting } from './data.ts';
import { loginLink } from './login-link.ts';

export const login: Command = {
  name: 'login',
  summary: 'Prints a link that logs into the page as an administrator once, within 10 minutes.',
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
    await store.audit.append(cliEvent(io, 'login.offer', 'key:admin'));
    io.out(await loginLink(data, secret));
    return 0;
  },
};
