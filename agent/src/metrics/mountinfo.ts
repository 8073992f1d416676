/** A mounted filesystem worth watching. */
export interface Mount {
  /** Where it is mounted, as seen from the watched host's root. */
  readonly instance: string;
  /** Where the agent reaches it. */
  readonly path: string;
  /** True when asking for its size may wait for another machine or program, and so for ever. */
  readonly remote: boolean;
  /** True when the kernel tells its size from memory, whatever its disk does, and those of each filesystem on the way to it. */
  readonly atOnce: boolean;
}

/** Filesystems without a size of their own, and read-only images, which are always full. */
const withoutSpace = new Set(
  `autofs binfmt_misc bpf cgroup cgroup2 configfs cramfs debugfs devpts devtmpfs efivarfs erofs fusectl fuse.gvfsd-fuse fuse.lxcfs
  fuse.portal fuse.snapfuse hugetlbfs iso9660 mqueue nfsd nsfs nullfs proc pstore ramfs resctrl romfs rootfs rpc_pipefs securityfs
  selinuxfs smackfs squashfs sysfs tracefs udf`.split(/\s+/),
);

/** Filesystems made of memory or of other filesystems: watched only where something of the system's own can fill them. */
const borrowed = new Set(['tmpfs', 'overlay', 'aufs', 'fuse.fuse-overlayfs']);
const borrowedWatchedAt = new Set(['/', '/tmp']);

/** Served by another machine, or by a program on this one (FUSE): asking one that is dead waits for ever. */
const remoteType =
  /^(nfs\d?|cifs|smb\d?|smbfs|ncpfs|9p|afs|beegfs|ceph|coda|glusterfs|gpfs|lustre|orangefs|panfs|fuse(\..*)?)$/;

/** The size is in memory (`ext4_statfs`, `simple_statfs`); others may wait for what the disk is asked meanwhile. */
const inMemoryType = /^(ext[234]|tmpfs|ramfs)$/;

/** Single files that container runtimes mount from the host's disk. */
const containerFile = /^\/(etc\/(hosts|hostname|resolv\.conf)|dev\/termination-log|run\/\.containerenv)$/;

/**
 * The filesystems in `mountinfo` (the text of /proc/self/mountinfo) below `root`, each once, remote ones last. Of the mounts of
 * one device the one that shows its root counts, then the shortest: the others are bind mounts and subvolumes. Pure.
 */
export function watchedMounts(mountinfo: string, root: string): Mount[] {
  // A later mount at the same place hides the earlier one, whatever its type.
  const byMountPoint = new Map<string, Line>();
  for (const text of mountinfo.split('\n')) {
    const line = parseLine(text, root);
    if (line !== undefined) byMountPoint.set(line.path, line);
  }
  const byDevice = new Map<string, Line>();
  for (const line of byMountPoint.values()) {
    if (!isWatched(line)) continue;
    const other = byDevice.get(line.device);
    if (other === undefined || isBetter(line, other)) byDevice.set(line.device, line);
  }
  const waiting = [...byMountPoint.values()].filter(({ type }) => !inMemoryType.test(type));
  return [...byDevice.values()]
    .map(({ instance, path, type }) => ({
      instance,
      path,
      remote: remoteType.test(type),
      atOnce: root === '/' && !waiting.some((other) => below(path, other.path) !== undefined),
    }))
    .toSorted((a, b) => Number(a.remote) - Number(b.remote));
}

interface Line {
  readonly device: string;
  readonly shownRoot: string;
  readonly path: string;
  readonly instance: string;
  readonly type: string;
}

/** One line: `36 35 98:0 /shown/root /mount/point rw shared:1 - ext3 /dev/sda1 rw`, with any number of fields before the dash. */
function parseLine(text: string, root: string): Line | undefined {
  const fields = text.split(' ');
  const dash = fields.indexOf('-', 6);
  const [, , device, shownRoot, mountPoint] = fields;
  const type = dash < 0 ? undefined : fields[dash + 1];
  if (device === undefined || shownRoot === undefined || mountPoint === undefined || type === undefined)
    return undefined;
  const path = unescapeOctal(mountPoint);
  const instance = below(path, root);
  return instance === undefined ? undefined : { device, shownRoot, path, instance, type };
}

/** Space, tab, newline and backslash are written as three octal digits; the bytes are UTF-8 and read as such already. */
function unescapeOctal(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}

function below(path: string, root: string): string | undefined {
  if (root === '/') return path;
  if (path === root) return '/';
  return path.startsWith(`${root}/`) ? path.slice(root.length) : undefined;
}

function isWatched({ type, instance }: Line): boolean {
  if (withoutSpace.has(type) || containerFile.test(instance)) return false;
  return !borrowed.has(type) || borrowedWatchedAt.has(instance);
}

function isBetter(line: Line, other: Line): boolean {
  const whole = (mount: Line): number => (mount.shownRoot === '/' ? 0 : 1);
  return (
    whole(line) - whole(other) < 0 || (whole(line) === whole(other) && line.instance.length < other.instance.length)
  );
}
