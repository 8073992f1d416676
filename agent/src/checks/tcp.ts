import { once } from 'node:events';
import { connect } from 'node:net';
import { Type } from 'typebox';
import { defineCheck } from './check.ts';
import { networkFailure } from './network/failure.ts';
import { Phases } from './network/phases.ts';

/** Up when a TCP connection to `host:port` opens before the deadline. */
export const tcp = defineCheck({
  kind: 'tcp',
  config: Type.Object({
    host: Type.String({
      // 253 characters are the longest name that DNS can hold.
      maxLength: 253,
      pattern: '^[^\\s/\\[\\]]+$',
      description: 'Name or address to connect to.',
    }),
    port: Type.Integer({ minimum: 1, maximum: 65_535, description: 'Port to connect to.' }),
  }),
  target: ({ host, port }) => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`),
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
