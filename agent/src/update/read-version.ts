/** A version without the commit it was built from. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** `1.4.2` or `1.4.2+abc1234`; undefined for anything else. */
export function readVersion(text: string): Version | undefined {
  const [, major, minor, patch] = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:\+[0-9A-Za-z.-]{1,64})?$/.exec(text) ?? [];
  return patch === undefined ? undefined : { major: Number(major), minor: Number(minor), patch: Number(patch) };
}

/** Negative when `a` is older than `b`, positive when newer. */
export function compareVersions(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}
