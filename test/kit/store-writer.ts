import { appended } from './appended.ts';
import { addHost, backends } from './backends.ts';
import { lifeBatch } from './wire.ts';

/** Appends batches of three samples for ever and prints the number of each that is stored: a process for tests to kill. */
async function main([name = '', dir = '']: string[]): Promise<void> {
  const backend = backends.find((one) => one.name === name);
  if (!backend) throw new Error(`there is no backend ${name}`);
  const store = await backend.open(dir);
  await addHost(store, { hostId: 'h' });
  for (let firstSeq = 1; ; firstSeq += 3) {
    const atMs = [0, 1, 2].map((index) => 1_790_000_000_000 + (firstSeq + index) * 10_000);
    const arrival = { hostId: 'h', batch: lifeBatch(firstSeq, atMs), receivedMs: 1_800_000_000_000, clockOffsetMs: 0 };
    const [stored] = await appended(store, [arrival]);
    process.stdout.write(`${stored}\n`);
  }
}

void main(process.argv.slice(2));
