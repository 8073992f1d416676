import type { SchemaMaker } from '../check.ts';

/** The key `host`. No brackets, no URL, and no leading `-`, which a program could take for an option. */
export function hostKey(make: SchemaMaker, description = 'Name or address to connect to.') {
  return make.String({
    // 253 characters are the longest name that DNS can hold.
    maxLength: 253,
    pattern: '^[^\\s/\\[\\]-][^\\s/\\[\\]]*$',
    description,
  });
}

/** The key `port`, with the protocol's own as default where it has one. */
export function portKey(make: SchemaMaker, byDefault?: number) {
  const options = { minimum: 1, maximum: 65_535, description: 'Port to connect to.' };
  return make.Integer(byDefault === undefined ? options : { ...options, default: byDefault });
}

/** `host:port`, as URLs write it. */
export function hostAndPort(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
