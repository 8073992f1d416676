import { get } from 'node:http';
import { get as getOverTls } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import type { Loaded } from './steady.ts';
import { percentile, tell } from './tell.ts';

export const monthHostId = 'host-of-the-month';

const monthMs = 30 * 86_400_000;
const askEveryMs = 500;

/** Asks again and again for a metric of a host in the last month at 1-minute steps, while others go on sending. */
export async function askMonth({ about }: Loaded, url: string, apiKey: string, forMs: number): Promise<void> {
  const toMs = Math.floor(Date.now() / 60_000) * 60_000;
  const window = `from=${new Date(toMs - monthMs).toISOString()}&to=${new Date(toMs).toISOString()}`;
  const path = `${url}/api/v1/hosts/${monthHostId}/metrics?${window}&step=1m&name=cpu.user`;
  const times: number[] = [];
  let bytes = 0;
  const endMs = performance.now() + forMs;
  while (performance.now() < endMs) {
    const beginMs = performance.now();
    bytes = await ask(path, apiKey);
    times.push(performance.now() - beginMs);
    await pause(Math.max(0, beginMs + askEveryMs - performance.now()));
  }
  tell('ingest', 'a host’s month over HTTP meanwhile, ms', times, { ...about, p99: percentile(times, 0.99), bytes });
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
