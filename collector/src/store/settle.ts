import { apply } from './apply.ts';
import type { FrameLog } from './frame-log.ts';
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
  const hosts = log.oldest(hostsMax);
  const greetings = hostsMax > 0 ? log.greetings.slice(0, greetingsMax) : [];
  if (hosts.length + greetings.length > 0) {
    try {
      await write(
        async (transaction) => {
          for (const [hostId, seen] of greetings) await applyGreeting(transaction, hostId, seen);
          for (const host of hosts) await apply(transaction, host);
          await log.removeRows(transaction, hosts);
        },
        () => {
          log.applied(hosts);
          log.greetingsApplied(greetings);
        },
      );
    } catch (error) {
      const [oldest] = hosts;
      if (hosts.length > 1) return settle(write, log, 1);
      if (oldest && !isOfTheDisk(error)) log.setAside(oldest);
      throw error;
    }
  }
  return { hosts: log.hostCount + log.greetings.length, bytes: log.bytes, oldestMs: log.oldestMs };
}

/** Whether another attempt may succeed: the database said no, and not because of what is in the row. */
function isOfTheDisk(error: unknown): boolean {
  const { errcode } = error as { errcode?: unknown };
  return typeof errcode === 'number' && (errcode & 0xff) !== constraintCode;
}
