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
  const { url, data, key, accounts } = await starting;
  project.provide('demo', { url, data, key, accounts });
  return async () => {
    process.off('SIGTERM', terminated);
    await stop();
  };
}
