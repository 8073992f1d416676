import { inject } from 'vitest';
import type { Demo } from '../demo/start-demo.ts';
import { collectorClient } from './collector-client.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Undefined where there is no browser. The cookie is that of a session with every right. */
    demo: (Pick<Demo, 'url' | 'key' | 'accounts'> & { cookie: { name: string; value: string } }) | undefined;
  }
}

/** The demo that runs for all tests in a browser (demo-setup.ts). */
export function theDemo() {
  const demo = inject('demo');
  if (!demo) throw new Error('the demo does not run here; ask for the capability chromium');
  const { url, key, accounts, cookie } = demo;
  const { hostname: domain } = new URL(url);
  const attributes = { domain, path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Strict' } as const;
  return {
    ...{ url, key, accounts },
    api: collectorClient(url, key),
    /** What a browser starts with in which somebody is logged in. One session serves all tests: an address may log in ten times a minute. */
    storageState: { cookies: [{ ...cookie, ...attributes }], origins: [] },
  };
}
