import { apply } from './apply.ts';
import type { FrameLog, HostBacklog } from './frame-log.ts';
import { applyGreeting } from './hosts.ts';
import type { Write } from './open.ts';
import type { Backlog } from './store.ts';

/** Greetings of one transaction: bounds how long it holds the writer when all agents reconnect. */
const greetingsMax = 100;

/** SQLite's code for a row that a table does not take. */
const constraintCode = 19;

/**
 * See EvidenceStore.settle. Where it fails, the oldest host is tried alone; and what can never be applied is set aside, so that one host's evidence does not keep
 * that of the others from being read.
 */
export async function settle(write: Write, log: FrameLog, hostsMax: number): Promise<Backlog> {
  if (hostsMax > 0 && log.hostCount + log.greetingCount > 0) {
    const failed = await applied(write, log, () => log.oldest(hostsMax));
    if (failed.length > 1) return settle(write, log, 1);
  }
  return { hosts: log.hostCount + log.greetingCount, bytes: log.bytes, oldestMs: log.oldestMs };
}

/** Applies all that is kept of one host. */
export async function settleHost(write: Write, log: FrameLog, hostId: string): Promise<void> {
  await applied(write, log, () => log.ofHost(hostId));
}

/** Applies the chosen hosts in one transaction. Returns those of several that failed together. */
async function applied(write: Write, log: FrameLog, choose: () => HostBacklog[]): Promise<HostBacklog[]> {
  let hosts: HostBacklog[] = [];
  try {
    await write(
      async (transaction) => {
        // Chosen only now: before, another one's transaction may have applied them, and more may have arrived since.
        hosts = choose();
        const greetings = log.greetings(greetingsMax);
        for (const [hostId, seen] of greetings) await applyGreeting(transaction, hostId, seen);
        for (const host of hosts) await apply(transaction, host, log.allowance);
        await log.removeRows(transaction, hosts);
        return greetings;
      },
      // The rows of the log that it removes are there again, too, if it is lost.
      { onCommitted: (greetings) => log.applied(hosts, greetings), canBeRedone: true },
    );
    return [];
  } catch (error) {
    const [first] = hosts;
    if (hosts.length > 1) return hosts;
    if (first && !isOfTheDisk(error)) {
      const onCommitted = (n: number) => log.setAside(first, n);
      await write((transaction) => log.logAgain(transaction, first), { onCommitted });
    }
    throw error;
  }
}

/** Whether another attempt may succeed: the database said no, and not because of what is in the row. */
function isOfTheDisk(error: unknown): boolean {
  const { errcode } = error as { errcode?: unknown };
  return typeof errcode === 'number' && (errcode & 0xff) !== constraintCode;
}
