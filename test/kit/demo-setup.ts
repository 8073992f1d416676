import type { TestProject } from 'vitest/node';
import { buildPage } from '../../launch/build-page.ts';
import { startDemo } from '../demo/start-demo.ts';
import { chromiumPath } from './capabilities.ts';

/** Starts one demo for all tests in a browser: it takes half a minute. Whoever changes something in it takes something that no other test looks at. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Without a browser those tests say so themselves.
  if (chromiumPath() === undefined) {
    project.provide('demo', undefined);
    return async () => undefined;
  }
  const ending = new AbortController();
  await buildPage(ending.signal);
  const starting = startDemo({ live: true, signal: ending.signal });
  const stop = () => starting.then((demo) => demo.stop());
  // vitest dies of it at once, and its demo would live on.
  const terminated = () => {
    ending.abort();
    const exit = () => process.exit(1);
    void stop().then(exit, exit);
  };
  process.once('SIGTERM', terminated);
  const { url, key, accounts, login } = await starting;
  project.provide('demo', { url, key, accounts, cookie: await cookieOf(url, await login()) });
  return async () => {
    process.off('SIGTERM', terminated);
    await stop();
  };
}

/** Trades the one-time key of a link for the cookie of a session, as the page does. */
async function cookieOf(url: string, link: string): Promise<{ name: string; value: string }> {
  const key = new URL(link).hash.replace('#login=', '');
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ key }),
  });
  const [pair] = (answer.headers.getSetCookie()[0] ?? '').split(';');
  const [name, value] = pair?.split('=') ?? [];
  if (!answer.ok || !name || !value) throw new Error(`the demo let nobody in: ${answer.status} ${await answer.text()}`);
  return { name, value };
}
