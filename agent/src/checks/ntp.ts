import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { abortable } from './bounds/abortable.ts';
import { defineCheck, type Outcome } from './check.ts';
import { hostAndPort, hostKey, portKey } from './network/address.ts';
import { networkFailure } from './network/failure.ts';
import { Phases } from './network/phases.ts';
import { ServerFault } from './network/server-fault.ts';
import { type NtpReply, ntpRequest, parseNtpReply } from './protocols/ntp-packet.ts';

/** Up when a time server answers, and the clock of this machine agrees with its. */
export const ntp = defineCheck({
  kind: 'ntp',
  config: (make) =>
    make.Object({
      host: hostKey(make, 'Name or address of the time server.'),
      port: portKey(make, 123),
      degradedOffsetMs: make.Number({
        default: 1000,
        minimum: 1,
        description: 'Degraded when the clocks differ by more, forwards or backwards.',
      }),
      downOffsetMs: make.Number({
        default: 60_000,
        minimum: 1,
        description: 'Down when they differ by more than that.',
      }),
    }),
  impossible: ({ degradedOffsetMs, downOffsetMs }) =>
    degradedOffsetMs > downOffsetMs
      ? ['notMore', 'degradedOffsetMs', degradedOffsetMs, 'downOffsetMs', downOffsetMs]
      : undefined,
  target: ({ host, port }) => hostAndPort(host, port),
  host: ({ host }) => host,
  async run({ host, port, degradedOffsetMs, downOffsetMs }, { signal, clock }) {
    const phases = new Phases(host, clock);
    let socket: Socket | undefined;
    try {
      const { address, family } = await abortable(lookup(host), signal);
      if (phases.current === 'dns') phases.enter('query');
      socket = createSocket(family === 6 ? 'udp6' : 'udp4');
      socket.connect(port, address);
      await once(socket, 'connect', { signal });
      const [sentMs, startMs] = [clock.wallMs(), clock.monotonicMs()];
      const reply = await ask(socket, signal);
      const roundTripMs = clock.monotonicMs() - startMs;
      // RFC 4330 section 5. The time of the answer is counted on: somebody may have set the clock meanwhile.
      const offsetMs = (reply.receivedMs - sentMs + (reply.sentMs - (sentMs + roundTripMs))) / 2;
      const outcome = judge(reply, offsetMs, degradedOffsetMs, downOffsetMs);
      const performance = `'offset'=${(offsetMs / 1000).toFixed(6)}s 'round-trip'=${(roundTripMs / 1000).toFixed(6)}s`;
      return { ...outcome, performance, timings: [...phases.timings, { name: 'round-trip', ms: roundTripMs }] };
    } catch (error) {
      if (error instanceof ServerFault) return error.outcome;
      return networkFailure(error, phases, signal);
    } finally {
      socket?.close();
    }
  },
});

/** Asks once. A packet that is lost is a look that failed, of which it takes several to make an outage. */
async function ask(socket: Socket, signal: AbortSignal): Promise<NtpReply> {
  const cookie = randomBytes(8);
  socket.send(ntpRequest(cookie));
  for (;;) {
    const [packet] = (await once(socket, 'message', { signal })) as [Buffer];
    const reply = parseNtpReply(packet, cookie);
    if (reply) return reply;
  }
}

function judge({ stratum }: NtpReply, offsetMs: number, degradedOffsetMs: number, downOffsetMs: number): Outcome {
  const ahead = offsetMs < 0 ? 'ahead' : 'behind';
  const output = `this clock is ${Math.abs(offsetMs).toFixed(1)} ms ${ahead}, stratum ${stratum}`;
  const apartMs = Math.abs(offsetMs);
  if (apartMs > downOffsetMs) return { status: 'down', reason: 'clock-offset', output };
  if (apartMs > degradedOffsetMs) return { status: 'degraded', reason: 'clock-offset', output };
  return { status: 'up', output };
}
