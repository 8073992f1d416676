/** What a log line is about, from what only a developer wants to know to what needs a person. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/** One JSON line for each change of state, never one for each repetition of it. */
export type Log = Readonly<Record<LogLevel, (message: string, fields?: Readonly<Record<string, unknown>>) => void>>;

/** Never in a log, whoever puts them into `fields`. */
const secret = /token|key|secret|password|signature|authorization/i;

/** Writes lines of `level` and above. */
export function jsonLog(level: LogLevel, wallMs: () => number, write: (line: string) => void): Log {
  const line =
    (of: LogLevel): Log[LogLevel] =>
    (message, fields = {}) => {
      if (logLevels.indexOf(of) < logLevels.indexOf(level)) return;
      const time = new Date(wallMs()).toISOString();
      write(JSON.stringify({ time, level: of, message, ...fields }, plain));
    };
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
}

function plain(name: string, value: unknown): unknown {
  if (name !== '' && secret.test(name)) return '[redacted]';
  if (!(value instanceof Error)) return value;
  const { code } = value as NodeJS.ErrnoException;
  return {
    message: value.message,
    ...(code !== undefined && { code }),
    ...(value.cause !== undefined && { cause: value.cause }),
  };
}
