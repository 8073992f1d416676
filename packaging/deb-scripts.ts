import { type Service, stateDir } from '../proto/src/install/service.ts';

// What Debian's own helpers (dh_installsystemd, dh_installsysusers, dh_installtmpfiles) would write, for packages that are made without them.

/** After the files are in place. systemd-tmpfiles needs /proc, which a bare chroot does not have; what it would make is made at the next boot. */
export function postinst({ name }: Service): string {
  return `#!/bin/sh
set -e

if [ "$1" = configure ] || [ "$1" = abort-upgrade ] || [ "$1" = abort-deconfigure ] || [ "$1" = abort-remove ]; then
	systemd-sysusers \${DPKG_ROOT:+--root="$DPKG_ROOT"} ${name}.conf
	systemd-tmpfiles \${DPKG_ROOT:+--root="$DPKG_ROOT"} --create ${name}.conf || true
	deb-systemd-helper unmask '${name}.service' >/dev/null || true
	if deb-systemd-helper --quiet was-enabled '${name}.service'; then
		deb-systemd-helper enable '${name}.service' >/dev/null || true
	else
		deb-systemd-helper update-state '${name}.service' >/dev/null || true
	fi
	if [ -z "\${DPKG_ROOT:-}" ] && [ -d /run/systemd/system ]; then
		systemctl --system daemon-reload >/dev/null || true
		if [ -n "$2" ]; then action=restart; else action=start; fi
		deb-systemd-invoke "$action" '${name}.service' >/dev/null || true
	fi
fi
`;
}

/** Before the files go. An upgrade goes on running until the new ones are there. */
export function prerm({ name }: Service): string {
  return `#!/bin/sh
set -e

if [ -z "\${DPKG_ROOT:-}" ] && [ "$1" = remove ] && [ -d /run/systemd/system ]; then
	deb-systemd-invoke stop '${name}.service' >/dev/null || true
fi
`;
}

/** After the files are gone. What the service wrote belongs to nobody else, so that its user can go with it. */
export function postrm(service: Service): string {
  const { name } = service;
  return `#!/bin/sh
set -e

if [ "$1" = remove ] && [ -z "\${DPKG_ROOT:-}" ] && [ -d /run/systemd/system ]; then
	systemctl --system daemon-reload >/dev/null || true
fi
if [ "$1" = purge ]; then
	if command -v deb-systemd-helper >/dev/null; then
		deb-systemd-helper purge '${name}.service' >/dev/null || true
	fi
	rm -rf "\${DPKG_ROOT:-}${stateDir(service)}"
	if [ -z "\${DPKG_ROOT:-}" ] && getent passwd '${name}' >/dev/null; then
		userdel '${name}' || true
	fi
fi
`;
}
