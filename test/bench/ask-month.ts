import { get } from 'node:http';
import { get as getOverTls } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import type { Loaded } from './steady.ts';
import { percentile, tell } from './tell.ts';

/** Whose month is asked for again and again, and those that have their turns: so many that nothing of them is remembered until they are asked for again. */
export const monthHostIds: readonly [string, ...string[]] = [
  'host-of-the-month',
  ...Array.from({ length: 60 }, (_, index) => `host-of-the-month-${index}`),
];

const monthMs = 30 * 86_400_000;
const askEveryMs = 250;

/** Asks for a metric of a host in the last month at 1-minute steps, now of the one host, now of another, while others go on sending. */
export async function askMonth({ about }: Loaded, url: string, apiKey: string, forMs: number): Promise<void> {
  const toMs = Math.floor(Date.now() / 60_000) * 60_000;
  const window = `from=${new Date(toMs - monthMs).toISOString()}&to=${new Date(toMs).toISOString()}`;
  const [again, ...inTurn] = monthHostIds;
  const times = { 'asked for again': [] as number[], 'not asked for lately': [] as number[] };
  let bytes = 0;
  const endMs = performance.now() + forMs;
  for (let turn = 0; performance.now() < endMs; turn++) {
    const hostId = turn % 2 === 0 ? again : inTurn[((turn - 1) / 2) % inTurn.length];
    const beginMs = performance.now();
    bytes = await ask(`${url}/api/v1/hosts/${hostId}/metrics?${window}&step=1m&name=cpu.user`, apiKey);
    times[hostId === again ? 'asked for again' : 'not asked for lately'].push(performance.now() - beginMs);
    await pause(Math.max(0, beginMs + askEveryMs - performance.now()));
  }
  for (const [which, ms] of Object.entries(times)) {
    const p99 = percentile(ms, 0.99);
    tell('ingest', `a host’s month over HTTP meanwhile, ms, ${which}`, ms, { ...about, p99, bytes });
  }
}

function ask(url: string, apiKey: string): Promise<number> {
  const options = { headers: { authorization: `Bearer ${apiKey}` }, rejectUnauthorized: false };
  return new Promise((resolve, reject) => {
    const request = (url.startsWith('https') ? getOverTls : get)(url, options, (response) => {
      let bytes = 0;
      response.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      response.on('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${response.statusCode}`)),
      );
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}
