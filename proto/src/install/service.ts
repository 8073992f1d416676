import { root, type Step } from './step.ts';

/** A program that runs as a service. Its user, unit and directories have its name. */
export interface Service {
  readonly name: string;
  /** The configuration: its name below /etc/NAME, and what it holds at first. */
  readonly configFile: string;
  readonly configText: string;
  /** Whether the program has `decommission`, so that somebody is told when all of it goes. */
  readonly saysFarewell?: boolean;
  /** The unit that runs the program which lies below `prefix`. */
  unitText(prefix: string): string;
}

/** What a file that comes along with the program is called, and where it is. */
export interface Extra {
  readonly name: string;
  readonly from: string;
}

export interface Installation {
  /** The program to copy. */
  readonly program: string;
  /** `bin` and `share` are below it. */
  readonly prefix: string;
  /** Files for `share/NAME`, replaced as a whole. */
  readonly extras: readonly Extra[];
}

export const configDir = ({ name }: Service) => `/etc/${name}`;
export const configPath = (service: Service) => `${configDir(service)}/${service.configFile}`;
export const stateDir = ({ name }: Service) => `/var/lib/${name}`;
export const programPath = ({ name }: Service, prefix: string) => `${prefix}/bin/${name}`;
export const shareDir = ({ name }: Service, prefix: string) => `${prefix}/share/${name}`;
const unitPath = ({ name }: Service) => `/etc/systemd/system/${name}.service`;
const wantedPath = ({ name }: Service) => `/etc/systemd/system/multi-user.target.wants/${name}.service`;

/** Everything that has to be there before the service can start. Done twice it changes nothing but the program's version. */
export function installSteps(service: Service, { program, prefix, extras }: Installation): Step[] {
  const own = { user: service.name, group: service.name };
  const readable = { user: 'root', group: service.name };
  const share = shareDir(service, prefix);
  return [
    { does: 'make-user', user: service.name, home: stateDir(service) },
    { does: 'make-directory', path: configDir(service), mode: 0o750, owner: readable },
    {
      does: 'write-file',
      path: configPath(service),
      mode: 0o640,
      owner: readable,
      text: service.configText,
      isKept: true,
    },
    { does: 'make-directory', path: stateDir(service), mode: 0o700, owner: own },
    { does: 'copy-file', from: program, path: programPath(service, prefix), mode: 0o755 },
    ...(extras.length === 0 ? [] : [{ does: 'make-directory', path: share, mode: 0o755, owner: root } as const]),
    ...extras.map(({ name, from }): Step => ({ does: 'copy-file', from, path: `${share}/${name}`, mode: 0o644 })),
  ];
}

/** What makes systemd start the service at every boot. */
export function unitSteps(service: Service, prefix: string): Step[] {
  return [
    { does: 'write-file', path: unitPath(service), mode: 0o644, owner: root, text: service.unitText(prefix) },
    { does: 'link', path: wantedPath(service), target: unitPath(service) },
  ];
}

/** Starts the service, the new version where an old one runs, under a systemd that runs. */
export function startSteps({ name }: Service): Step[] {
  return [systemctl('daemon-reload'), systemctl('restart', `${name}.service`)];
}

/** The way back. Without `isPurge` what people wrote and what the service remembers stay: a later installation goes on with them. */
export function uninstallSteps(
  service: Service,
  {
    prefix,
    isPurge,
    isSystemdUp,
  }: { readonly prefix: string; readonly isPurge: boolean; readonly isSystemdUp: boolean },
): Step[] {
  const removed: Step[] = [
    wantedPath(service),
    unitPath(service),
    programPath(service, prefix),
    shareDir(service, prefix),
  ].map((path) => ({ does: 'remove', path }));
  const purged: Step[] = [
    { does: 'remove', path: stateDir(service) },
    { does: 'remove', path: configDir(service) },
    // What `systemctl edit` made.
    { does: 'remove', path: `${unitPath(service)}.d` },
    { does: 'remove-user', user: service.name },
  ];
  return [
    ...(isSystemdUp ? [{ ...systemctl('stop', `${service.name}.service`), needs: unitPath(service) }] : []),
    ...removed,
    ...(isSystemdUp ? [systemctl('daemon-reload')] : []),
    ...(isPurge ? purged : []),
  ];
}

function systemctl(...args: string[]) {
  return { does: 'run', file: 'systemctl', args } as const;
}
