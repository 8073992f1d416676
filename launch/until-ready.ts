import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from './refusal.ts';
import { say } from './say.ts';

/** A collector that is not ready by then will not be: recovery of a store this small takes a second. */
const readyMs = 60_000;

/** Whether the collector says that it is ready. Its self-made certificate is not checked, because nothing secret is asked or told. */
function isReady(url: string): Promise<boolean> {
  const get = url.startsWith('https:') ? httpsGet : httpGet;
  return new Promise((resolve) => {
    const request = get(`${url}/readyz`, { rejectUnauthorized: false, timeout: 1_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}

/** Waits until the collector there says that it is ready. */
export async function untilReady(url: string, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  while (!(await isReady(url))) {
    if (performance.now() - startedAt > readyMs) {
      throw new Refusal(`the collector is not ready after ${readyMs / 1000} s`);
    }
    await pause(100, undefined, { signal });
  }
  say(`the collector is ready (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}
