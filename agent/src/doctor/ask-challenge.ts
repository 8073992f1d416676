import { decodeFrame } from '@kadoban/proto/frame';
import type { Challenge } from '@kadoban/proto/messages';
import type { Clock } from '../clock.ts';
import type { CollectorAddress } from '../collector-address.ts';
import { dialer } from '../uplink/dial.ts';

/** A collector greets at once; one that turns a storm away says so at once too. */
const challengeMs = 20_000;

/** The first word of a collector, and between which moments of our wall clock it was said. */
export interface Greeted {
  readonly challenge: Challenge;
  readonly askedMs: number;
  readonly heardMs: number;
}

/**
 * Opens the agents' door as the agent does, and leaves before the hello: the session of an agent that runs is not disturbed. Rejects with what went
 * wrong, in the words of the uplink.
 */
export async function askChallenge(collector: CollectorAddress, clock: Clock): Promise<Greeted> {
  const answer = Promise.withResolvers<Greeted>();
  const askedMs = clock.wallMs();
  const link = dialer(
    collector.url,
    collector,
  )({
    opened() {},
    message(bytes) {
      const heardMs = clock.wallMs();
      try {
        const frame = decodeFrame(bytes);
        if (frame.type !== 'challenge') throw new Error(`it begins with a ${frame.type}`);
        answer.resolve({ challenge: frame, askedMs, heardMs });
      } catch (error) {
        answer.reject(error);
      }
    },
    heard() {},
    closed: ({ detail }) => answer.reject(new Error(detail)),
  });
  const cancel = clock.after(challengeMs, () =>
    answer.reject(new Error(`nothing came within ${challengeMs / 1000} s`)),
  );
  try {
    return await answer.promise;
  } finally {
    cancel();
    link.close();
    await link.ended;
  }
}
