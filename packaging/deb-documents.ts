/** Whom Debian's tools name; replace it where packages are published. */
export const maintainer = 'kadoban developers <kadoban@packages.invalid>';

export const copyright = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: kadoban
Comment: The licences of Node and of all packages that are in the binary are in THIRD-PARTY.txt.gz beside this file.

Files: *
Copyright: 2026 The kadoban authors
License: Apache-2.0

License: Apache-2.0
 On Debian systems the full text of the Apache License, Version 2.0, can be found in /usr/share/common-licenses/Apache-2.0.
`;

export function debianChangelog(name: string, version: string, madeSeconds: number): string {
  const date = new Date(madeSeconds * 1000).toUTCString().replace('GMT', '+0000');
  return `${name} (${version}) unstable; urgency=medium

  * Version ${version}; CHANGELOG.md of kadoban tells what is new.

 -- ${maintainer}  ${date}
`;
}
