import { appended } from './appended.ts';
import { addHost, backends } from './backends.ts';
import { metricArrival } from './metric-arrivals.ts';

/** Hours and days end often. */
const everyMs = 600_000;

/**
 * Appends sample after sample, the nth with value n, where the last process left off, and closes what has ended after each; prints the number
 * of each that is stored: a process for tests to kill. The nth is of `everyMs * n`, every seventh comes a day late.
 */
async function main([name = '', dir = '']: string[]): Promise<void> {
  const backend = backends.find((one) => one.name === name);
  if (!backend) throw new Error(`there is no backend ${name}`);
  const store = await backend.open(dir);
  if (!(await store.hosts.find('h'))) await addHost(store, { hostId: 'h' });
  const [epoch] = await store.evidence.epochs('h', 1);
  for (let seq = (epoch?.seq ?? 0) + 1; ; seq++) {
    const nowMs = everyMs * seq;
    const atMs = seq % 7 === 0 && seq > 150 ? nowMs - 86_400_001 : nowMs;
    const arrival = metricArrival(seq, [{ atMs, metric: 1, instance: '', value: seq }]);
    const [stored] = await appended(store, [arrival]);
    process.stdout.write(`${stored}\n`);
    while (await store.metrics.closeHour('h', nowMs));
    while (await store.metrics.closeDay('h', nowMs));
  }
}

void main(process.argv.slice(2));
