import { join } from 'node:path';
import { inject } from 'vitest';
import { collectorClient } from './collector-client.ts';
import { run } from './program.ts';

const collectorMain = join(import.meta.dirname, '../../collector/src/main.ts');

declare module 'vitest' {
  interface ProvidedContext {
    /** Undefined where there is no browser. */
    demo: { readonly url: string; readonly data: string; readonly key: string } | undefined;
  }
}

/** The demo that runs for all tests in a browser (demo-setup.ts). */
export function theDemo() {
  const demo = inject('demo');
  if (!demo) throw new Error('the demo does not run here; ask for the capability chromium');
  const { url, data, key } = demo;
  return {
    ...{ url, data, key },
    api: collectorClient(url, key),
    /** A link that logs one browser in, once. */
    login: () => run(process.execPath, [collectorMain, 'login', '--data', data]),
  };
}
