import type { Log } from './log.ts';
import type { SpoolEvent } from './spool/spool.ts';

/** Says in the log what an operator should know of the spool. */
export function logSpoolEvent(log: Log, event: SpoolEvent): void {
  if (event.type === 'damaged') {
    log.error('a part of the spool is damaged; what is missing is reported as lost', {
      code: 'SPOOL_DAMAGED',
      file: event.file,
    });
  } else if (event.type === 'unwritable') {
    log.error('the spool cannot be written; it is kept in memory', { code: 'STATE_UNWRITABLE', error: event.error });
  } else if (event.type === 'writable') {
    log.info('the spool can be written again');
  } else if (event.type === 'shrunk') {
    log.warn('the spool is full: the oldest gives way', { file: event.file, kept: event.kept });
  } else if (event.type === 'memory-full') {
    log.error('neither disk nor memory has room: the oldest observations are lost', { code: 'STATE_UNWRITABLE' });
  } else {
    log.error('the spool is full of losses that were never reported; the oldest is forgotten', { file: event.file });
  }
}
