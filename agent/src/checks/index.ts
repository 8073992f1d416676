import type { CheckConfig, CheckKind } from './check.ts';
import { type OwnNetwork, withOwnNetwork } from './network/own-network.ts';

/** What checks may use of this host. */
export interface Surroundings {
  /** Directories whose programs the host's own configuration lets checks run; none where that is not enabled. */
  readonly execDirectories: readonly string[];
  readonly ownNetwork: OwnNetwork;
}

type Load = (host: Pick<Surroundings, 'execDirectories'>) => Promise<CheckKind>;

/**
 * Every kind of check the agent knows, by its name. To add one: write its file, add its line. Each is loaded only where a check of it is
 * configured: an agent that looks at web pages carries no protocol of a database.
 */
const loaders: Readonly<Record<string, Load>> = {
  dns: async () => (await import('./dns.ts')).dns,
  exec: async ({ execDirectories }) => (await import('./exec.ts')).exec(execDirectories),
  file: async () => (await import('./file.ts')).file,
  http: async () => (await import('./http.ts')).http,
  mysql: async () => (await import('./mysql.ts')).mysql,
  ntp: async () => (await import('./ntp.ts')).ntp,
  ping: async () => (await import('./ping.ts')).ping,
  postgres: async () => (await import('./postgres.ts')).postgres,
  process: async () => (await import('./process.ts')).process,
  redis: async () => (await import('./redis.ts')).redis,
  smtp: async () => (await import('./smtp.ts')).smtp,
  systemd: async () => (await import('./systemd.ts')).systemd,
  tcp: async () => (await import('./tcp.ts')).tcp,
  tls: async () => (await import('./tls.ts')).tls,
};

/** The names of all kinds. */
export const kindNames: readonly string[] = Object.keys(loaders);

/** All kinds; for whoever reads a configuration. */
export function allKinds(): Promise<CheckKind[]> {
  return Promise.all(kindNames.map((name) => loadKind(name, { execDirectories: [] })));
}

/**
 * Loads the kinds of `checks`, and returns the kind of each. A failure that the host's own network shows to be our own is no longer one of the
 * target. The configuration's schema knows no other kinds.
 */
export async function kindsOf(
  checks: readonly CheckConfig[],
  host: Surroundings,
): Promise<(check: CheckConfig) => CheckKind> {
  const names = [...new Set(checks.map(({ kind }) => kind))];
  const kinds = await Promise.all(
    names.map(async (name) => withOwnNetwork(await loadKind(name, host), host.ownNetwork)),
  );
  return ({ kind: name }) => {
    const kind = kinds.find((each) => each.kind === name);
    if (!kind) throw new Error(`no kind of check is called ${name}`);
    return kind;
  };
}

function loadKind(name: string, host: Pick<Surroundings, 'execDirectories'>): Promise<CheckKind> {
  const load = loaders[name];
  if (!load) throw new Error(`no kind of check is called ${name}`);
  return load(host);
}
