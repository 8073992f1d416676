/** What is wrong with an address of a collector, for people; or the address as `http:` or `https:` URL without a slash at its end. */
export function collectorUrl(text: string): { readonly url: string } | { readonly problem: string } {
  const url = URL.parse(text.replace(/^ws(?=s?:)/i, 'http'));
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return { problem: 'is no https:// URL' };
  if (url.username !== '' || url.password !== '') return { problem: 'must not carry a user name or password' };
  if (url.search !== '' || url.hash !== '') return { problem: 'must end with its path' };
  if (url.protocol === 'http:' && !isLoopback(url)) {
    return {
      problem: 'is not encrypted; plain http:// is for a collector on this machine (127.0.0.1, ::1, localhost) alone',
    };
  }
  return { url: url.href.replace(/\/+$/, '') };
}

/** Nobody can listen to what stays on this machine. */
export function isLoopback({ hostname }: Pick<URL, 'hostname'>): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || hostname === '::1' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}
