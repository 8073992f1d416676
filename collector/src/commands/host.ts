import { CollectorError } from '../errors.ts';
import { type Command, required } from './command.ts';
import { openExisting } from './data.ts';

export const hostRevoke: Command = {
  name: 'host revoke',
  summary: 'Refuses an agent’s key from now on; what it proved is kept.',
  usage: '--data DIR HOST_ID',
  options: { data: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  async run(values, [hostId = ''], io) {
    const { store } = await openExisting(required(values, 'data'));
    await using _open = store;
    if (!(await store.hosts.revoke(hostId, io.now()))) throw new CollectorError('HOST_UNKNOWN', hostId);
    io.out(`revoked ${hostId}`);
    return 0;
  },
};
