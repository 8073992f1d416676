import { Worker } from 'node:worker_threads';

export type SqliteRow = Readonly<Record<string, unknown>>;

/** Source text, because within a bundle there is no file that a worker could start from. */
const source = `
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
try {
  const database = new DatabaseSync(workerData.file, { readOnly: true });
  parentPort.postMessage({ rows: database.prepare(workerData.sql).all(...workerData.parameters) });
  database.close();
} catch ({ message, code, errcode }) {
  parentPort.postMessage({ error: { message, code, errcode } });
}
`;

type Answer =
  | { readonly rows: readonly SqliteRow[] }
  | { readonly error: { readonly message: string; readonly code: string; readonly errcode: number } };

/**
 * Runs one statement that only reads `file`, in a thread of its own: one that takes minutes keeps neither timers nor signals waiting. It cannot be
 * cut short; a process that must end meanwhile has to die.
 */
export function runInThread(
  file: string,
  sql: string,
  parameters: readonly string[] = [],
): Promise<readonly SqliteRow[]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(source, { eval: true, workerData: { file, sql, parameters } });
    thread.once('error', reject);
    thread.once('message', (answer: Answer) => {
      if ('rows' in answer) return resolve(answer.rows);
      const { message, code, errcode } = answer.error;
      reject(Object.assign(new Error(message), { code, errcode }));
    });
  });
}
