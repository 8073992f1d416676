import { type DestinationStream, type Logger, pino } from 'pino';

/** JSON lines, one for each change of state, to the standard output unless told otherwise. */
export function openLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return destination ? pino(options, destination) : pino(options);
}
