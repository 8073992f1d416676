/** What can be wrong with an address of a collector, as the end of a sentence about it. */
export const urlProblems = {
  noUrl: 'is no https:// URL',
  credentials: 'must not carry a user name or password',
  tail: 'must end with its path',
  plain: 'is not encrypted; plain http:// is for a collector on this machine (127.0.0.1, ::1, localhost) alone',
} as const;

export type UrlProblem = keyof typeof urlProblems;

/** What is wrong with an address of a collector; or the address as `http:` or `https:` URL without a slash at its end. */
export function collectorUrl(text: string): { readonly url: string } | { readonly problem: UrlProblem } {
  const url = URL.parse(text.replace(/^ws(?=s?:)/i, 'http'));
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return { problem: 'noUrl' };
  if (url.username !== '' || url.password !== '') return { problem: 'credentials' };
  if (url.search !== '' || url.hash !== '') return { problem: 'tail' };
  if (url.protocol === 'http:' && !isLoopback(url)) return { problem: 'plain' };
  return { url: url.href.replace(/\/+$/, '') };
}

/** Nobody can listen to what stays on this machine. */
export function isLoopback({ hostname }: Pick<URL, 'hostname'>): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || hostname === '::1' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}
