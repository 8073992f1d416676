import { join } from 'node:path';
import { say } from '../../launch/say.ts';
import { companyAt } from './company.ts';
import { fillStore } from './fill-store.ts';

/** Fills the store of a data directory with the past before an instant: a process of its own, so that it can be ended at any time. */
async function main([data = '', nowMs = '']: string[]): Promise<void> {
  const startedAt = performance.now();
  await fillStore(join(data, 'kadoban.sqlite'), companyAt(Number(nowMs)), (what) => {
    say(`${what} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  });
}

void main(process.argv.slice(2));
