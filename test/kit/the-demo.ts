import { join } from 'node:path';
import { inject } from 'vitest';
import type { Demo } from '../demo/start-demo.ts';
import { collectorClient } from './collector-client.ts';
import { run } from './program.ts';

const collectorMain = join(import.meta.dirname, '../../collector/src/main.ts');

declare module 'vitest' {
  interface ProvidedContext {
    /** Undefined where there is no browser. */
    demo: Pick<Demo, 'url' | 'data' | 'key' | 'accounts'> | undefined;
  }
}

/** The demo that runs for all tests in a browser (demo-setup.ts). */
export function theDemo() {
  const demo = inject('demo');
  if (!demo) throw new Error('the demo does not run here; ask for the capability chromium');
  const { url, data, key, accounts } = demo;
  return {
    ...{ url, data, key, accounts },
    api: collectorClient(url, key),
    /** A link that logs one browser in, once. */
    login: () => run(process.execPath, [collectorMain, 'login', '--data', data]),
  };
}
