import { CollectorError } from '../errors.ts';
import { newInvite } from '../people/invite.ts';
import { forgotten, isLastAdmin, newUser, userFacts } from '../people/user-change.ts';
import { userNamePattern } from '../people/user-name.ts';
import type { Store } from '../store/store.ts';
import type { User, UserChange } from '../store/user-store.ts';
import { cliEvent } from './cli-event.ts';
import { type Command, type Io, optional, required, type Values } from './command.ts';
import { commandWords } from './command-words.ts';
import { openExisting } from './data.ts';
import { loginLink } from './login-link.ts';
import { roleOptions, roleUsage, roleWish } from './role-options.ts';

const dataOnly = { data: { type: 'string' } } as const;

const userAdd: Command = {
  name: 'user add',
  summary: 'Adds somebody who may log in, and prints a link by which he sets his password, within a day.',
  usage: `--data DIR ${roleUsage} [--display TEXT] NAME`,
  options: { ...dataOnly, ...roleOptions, display: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  async run(values, [name = ''], io) {
    if (!new RegExp(userNamePattern).test(name)) throw new CollectorError('USAGE', ['userName', name]);
    const wish = roleWish(values);
    const { data, store } = await openExisting(required(values, 'data'));
    await using _open = store;
    const user = newUser({ name, displayName: optional(values, 'display') ?? name, ...wish }, io.now());
    if (!(await store.users.add(user, cliEvent(io, 'user.add', `user:${name}`, { after: userFacts(user) }))))
      throw new CollectorError('NAME_TAKEN', ['isUserOrKey', name]);
    io.out(await invited(store, data, name, io));
    return 0;
  },
};

const userList: Command = {
  name: 'user list',
  summary: 'Lists everybody who may log in: name, role, how he comes in, and whether he is disabled.',
  usage: '--data DIR',
  options: dataOnly,
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const { store } = await openExisting(required(values, 'data'));
    await using _open = store;
    const words = commandWords[io.language];
    for (const { name, displayName, role, services, provider, totpSecret, isDisabled } of await store.users.list()) {
      const way = provider ? provider.issuer : totpSecret === null ? words.password : words.passwordAndCode;
      const cells = [name, displayName, role, services?.join(',') ?? '-', way, isDisabled ? words.disabled : ''];
      io.out(cells.join('\t').trimEnd());
    }
    return 0;
  },
};

const userReset: Command = {
  name: 'user reset',
  summary:
    'Takes password and second factor away, ends his sessions, and prints a link by which he sets a new password.',
  usage: '--data DIR NAME',
  options: dataOnly,
  positionals: { min: 1, max: 1 },
  async run(values, [name = ''], io) {
    const { data, store } = await openExisting(required(values, 'data'));
    await using _open = store;
    await change(store, name, forgotten, 'user.reset', io);
    io.out(await invited(store, data, name, io));
    return 0;
  },
};

/** `disable` and `enable`. */
const switches: readonly Command[] = [true, false].map(
  (isDisabled): Command => ({
    name: isDisabled ? 'user disable' : 'user enable',
    summary: isDisabled
      ? 'Lets somebody in no more, and ends his sessions; his name stays his.'
      : 'Lets somebody in again.',
    usage: '--data DIR NAME',
    options: dataOnly,
    positionals: { min: 1, max: 1 },
    async run(values: Values, [name = '']: readonly string[], io: Io) {
      const { store } = await openExisting(required(values, 'data'));
      await using _open = store;
      const user = await change(store, name, { isDisabled }, 'user.change', io);
      io.out(commandWords[io.language].switched(user.name, isDisabled));
      return 0;
    },
  }),
);

export const userCommands: readonly Command[] = [userAdd, userList, userReset, ...switches];

async function change(store: Store, name: string, wanted: UserChange, action: string, io: Io): Promise<User> {
  const user = await store.users.find(name);
  if (!user) throw new CollectorError('USER_UNKNOWN', ['noUser', name]);
  const next = { ...user, ...wanted };
  if (isLastAdmin(await store.users.list(), user, next)) throw new CollectorError('ADMIN_LAST', name);
  const facts = { before: userFacts(user), after: userFacts(next) };
  await store.users.change(name, wanted, cliEvent(io, action, `user:${name}`, facts), { butFor: null });
  return next;
}

async function invited(store: Store, data: string, name: string, io: Io): Promise<string> {
  const { secret, key } = newInvite(name, io.now());
  await store.keys.add(key);
  return loginLink(data, secret);
}
