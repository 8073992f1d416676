import type { AgentConfig } from './config.ts';

const hidden = '[not shown]';

/** A configuration as everybody may see it: without the values of HTTP headers, and without the credentials in addresses. */
export function withoutSecrets(config: AgentConfig): AgentConfig {
  return JSON.parse(JSON.stringify(config, shown));
}

function shown(key: string, value: unknown): unknown {
  if (key === 'headers' && typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.keys(value).map((name) => [name, hidden]));
  // `user:password@` before the host, with a scheme or, as a proxy may be written, without.
  if (typeof value !== 'string') return value;
  const withoutScheme = key === 'proxy' ? /^(?![a-z]+:\/\/)[^/]*@/i : /^$/;
  return value
    .replace(/(:\/\/)[^/\s]*@/g, `$1${hidden}@`)
    .replace(withoutScheme, (found) => (found === '' ? '' : `${hidden}@`));
}
