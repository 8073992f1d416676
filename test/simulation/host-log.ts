import type { Log } from '@kadoban/agent/src/log.ts';

/** What the agent of a host logs, as part of the story. */
export function hostLog(hostId: string, say: (text: string) => void): Log {
  const line = (message: string, fields: object = {}): void => {
    const { error, ...rest } = fields as { error?: unknown };
    const why = error instanceof Error ? ` ${error.message}` : '';
    say(`${hostId}: ${message} ${JSON.stringify(rest)}${why}`);
  };
  return { debug: () => {}, info: line, warn: line, error: line };
}
