import type { TestCollector } from './collector.ts';
import type { Method } from './routes.ts';

/** A browser at a collector of the test: it keeps cookies and sends them back. */
export function openBrowser({ app }: Pick<TestCollector, 'app'>, remoteAddress = '127.0.0.1') {
  const cookies: Record<string, string> = {};
  const ask = async (method: Method, url: string, payload?: object) => {
    const answer = await app.inject({ method, url, cookies, remoteAddress, ...(payload && { payload }) });
    for (const { name, value } of answer.cookies) {
      if (value === '') delete cookies[name];
      else cookies[name] = value;
    }
    return answer;
  };
  return {
    cookies,
    ask,
    get: (url: string) => ask('GET', url),
    logIn: (credentials: object) => ask('POST', '/api/v1/session', credentials),
  };
}

export type Browser = ReturnType<typeof openBrowser>;

/** Good enough for a user of a test. */
export const testPassword = 'korekara-3-nen';

/** An administrator who came by a key, as on the first day. */
export async function openAdmin(collector: TestCollector): Promise<Browser> {
  const browser = openBrowser(collector, '192.0.2.1');
  await browser.logIn({ key: await collector.key('login', 600_000) });
  return browser;
}

/** Adds a user with `testPassword`. */
export async function addUser(admin: Browser, name: string, role: string, services?: readonly string[]): Promise<void> {
  const wish = { name, displayName: `${name}-san`, role, password: testPassword, ...(services && { services }) };
  const answer = await admin.ask('POST', '/api/v1/people', wish);
  if (answer.statusCode !== 201) throw new Error(answer.body);
}
