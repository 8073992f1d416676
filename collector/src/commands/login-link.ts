import { readEndpoint } from './endpoint.ts';

/** The address that logs into the page with a one-time key. */
export async function loginLink(data: string, secret: string): Promise<string> {
  // The key stands behind #: browsers never send that part, so it reaches no log and no other site.
  const url = (await readEndpoint(data))?.url ?? '';
  return `${url.replace(/\/$/, '')}/#login=${secret}`;
}
