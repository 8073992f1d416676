import { once } from 'node:events';
import { get } from 'node:http';
import { get as getOverTls } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { type MonthOrder, type MonthTimes, monthHostIds } from './ask-month.ts';

// A process of its own, with nothing in its memory: what others collect there would take the CPU from whom it asks.

const monthMs = 30 * 86_400_000;
const askEveryMs = 250;

async function main(): Promise<void> {
  const [{ url, apiKey, forMs }] = (await once(process, 'message')) as [MonthOrder];
  const toMs = Math.floor(Date.now() / 60_000) * 60_000;
  const window = `from=${new Date(toMs - monthMs).toISOString()}&to=${new Date(toMs).toISOString()}`;
  const [again, ...inTurn] = monthHostIds;
  const times = { 'asked for again': [] as number[], 'not asked for lately': [] as number[] };
  let bytes = 0;
  const endMs = performance.now() + forMs;
  for (let turn = 0; performance.now() < endMs; turn++) {
    const isAgain = turn % 2 === 0;
    const hostId = isAgain ? again : inTurn[((turn - 1) / 2) % inTurn.length];
    const beginMs = performance.now();
    bytes = await ask(`${url}/api/v1/hosts/${hostId}/metrics?${window}&step=1m&name=cpu.user`, apiKey);
    times[isAgain ? 'asked for again' : 'not asked for lately'].push(performance.now() - beginMs);
    await pause(Math.max(0, beginMs + askEveryMs - performance.now()));
  }
  const told: MonthTimes = { times, bytes };
  process.send?.(told);
  process.disconnect?.();
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

await main();
