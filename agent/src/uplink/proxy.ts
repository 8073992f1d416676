import { BlockList, isIP } from 'node:net';
import { isLoopback } from './collector-url.ts';

/** An HTTP proxy that connects on by CONNECT. */
export interface HttpProxy {
  readonly host: string;
  readonly port: number;
  /** The value of Proxy-Authorization. A secret. */
  readonly authorization?: string;
}

/** How to reach a collector, and what said so, for people. */
export interface Route {
  readonly proxy?: HttpProxy;
  /** `proxy`, or the variable's name; absent where nothing says anything. */
  readonly saidBy?: string;
}

/** What `proxy:` says where no proxy is to be used, whatever the environment says. */
export const noProxy = 'none';

const defaultPort = 80;

/** What can be wrong with the address of a proxy, as the end of a sentence about it. */
export const proxyProblems = {
  noUrl: 'is no http:// URL, such as http://proxy.example.jp:3128',
  tail: 'must end with its port',
  credentials: 'has a user name or password with a % that is none of a URL',
} as const;

export type ProxyProblem = keyof typeof proxyProblems;

/** What is wrong with the address of a proxy; or the proxy. The text may hold a password and is never repeated. */
export function readProxy(text: string): HttpProxy | { readonly problem: ProxyProblem } {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  if (url?.protocol !== 'http:' || url.hostname === '') return { problem: 'noUrl' };
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return { problem: 'tail' };
  const { username, password } = url;
  const proxy = { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(url.port || defaultPort) };
  if (username === '' && password === '') return proxy;
  const credentials = decoded(`${username}:${password}`);
  if (credentials === undefined) return { problem: 'credentials' };
  return { ...proxy, authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
}

/**
 * The way to the collector at `url`. What the configuration says holds always. Else the environment decides as it does for other programs:
 * HTTPS_PROXY, except for what NO_PROXY names, and never for this very machine.
 */
export function routeTo(
  url: URL,
  configured: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Route | { readonly saidBy: string; readonly problem: ProxyProblem } {
  if (configured === noProxy) return { saidBy: 'proxy' };
  const variable = ['HTTPS_PROXY', 'https_proxy'].find((name) => (env[name] ?? '') !== '');
  const text = configured ?? (variable === undefined ? undefined : env[variable]);
  const saidBy = configured === undefined ? variable : 'proxy';
  if (text === undefined || saidBy === undefined) return {};
  if (configured === undefined) {
    if (isLoopback(url)) return {};
    const exceptions = ['NO_PROXY', 'no_proxy'].find((name) => isExcepted(url, env[name] ?? ''));
    if (exceptions !== undefined) return { saidBy: exceptions };
  }
  const proxy = readProxy(text);
  return 'problem' in proxy ? { saidBy, problem: proxy.problem } : { proxy, saidBy };
}

/** `host:port`, as people write it; never the credentials. */
export function proxyName({ host, port }: HttpProxy): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Whether NO_PROXY names the host: `*`, a name and all below it (with or without a dot), an address, a network; each may have a port. */
function isExcepted({ hostname, port, protocol }: URL, list: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const portText = port || (protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const [, name = '', onlyPort = portText] =
        /^(.*?)(?::(\d+))?$/.exec(isIP(entry) ? `${entry}:${portText}` : entry) ?? [];
      return onlyPort === portText && isNamed(host, name.replace(/^\[(.*)\]$/, '$1'));
    });
}

function isNamed(host: string, entry: string): boolean {
  if (entry === '*') return true;
  const family = isIP(host);
  if (family === 0) {
    const name = entry.replace(/^\*?\./, '');
    return host === name || host.endsWith(`.${name}`);
  }
  const [address = '', bits] = entry.split('/');
  if (isIP(address) !== family) return false;
  const networks = new BlockList();
  const kind = family === 6 ? 'ipv6' : 'ipv4';
  const length = bits === undefined ? (family === 6 ? 128 : 32) : Number(bits);
  if (!Number.isInteger(length) || length < 0 || length > (family === 6 ? 128 : 32)) return false;
  networks.addSubnet(address, length, kind);
  return networks.check(host, kind);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
