import { once } from 'node:events';
import { connect } from 'node:net';
import { defineCheck } from './check.ts';
import { hostAndPort, hostKey, portKey } from './network/address.ts';
import { networkFailure } from './network/failure.ts';
import { Phases } from './network/phases.ts';

/** Up when a TCP connection to `host:port` opens before the deadline. */
export const tcp = defineCheck({
  kind: 'tcp',
  config: (make) => make.Object({ host: hostKey(make), port: portKey(make) }),
  target: ({ host, port }) => hostAndPort(host, port),
  host: ({ host }) => host,
  async run({ host, port }, { signal, clock }) {
    const phases = new Phases(host, clock);
    const socket = connect({ host, port });
    phases.follow(socket, false);
    try {
      await once(socket, 'connect', { signal });
      return { status: 'up', timings: phases.timings };
    } catch (error) {
      return networkFailure(error, phases, signal);
    } finally {
      socket.destroy();
    }
  },
});
