import type { TestProject } from 'vitest/node';
import { buildPage } from '../../launch/build-page.ts';
import { startDemo } from '../demo/start-demo.ts';
import { chromiumPath } from './capabilities.ts';

/** Starts one demo for all tests in a browser: it takes half a minute. Whoever changes something in it takes something that no other test looks at. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const ending = new AbortController();
  // Without a browser those tests say so themselves.
  if (chromiumPath() === undefined) {
    project.provide('demo', undefined);
    return async () => ending.abort();
  }
  await buildPage(ending.signal);
  const demo = await startDemo({ live: true, signal: ending.signal });
  project.provide('demo', { url: demo.url, data: demo.data, key: demo.key });
  return () => demo.stop();
}
