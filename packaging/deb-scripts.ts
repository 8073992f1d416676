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

/** What the collector is told by when everything goes; the program that could say it is gone by then. */
const farewellFile = (service: Service) => `${stateDir(service)}/farewell.curl`;

/** Before the files go. An upgrade goes on running until the new ones are there. */
export function prerm(service: Service): string {
  const { name, saysFarewell } = service;
  const prepare = `
if [ -z "\${DPKG_ROOT:-}" ] && [ "$1" = remove ]; then
	runuser -u '${name}' -- ${name} decommission --prepare ${farewellFile(service)} >/dev/null 2>&1 || true
fi
`;
  return `#!/bin/sh
set -e
${saysFarewell ? prepare : ''}
if [ -z "\${DPKG_ROOT:-}" ] && [ "$1" = remove ] && [ -d /run/systemd/system ]; then
	deb-systemd-invoke stop '${name}.service' >/dev/null || true
fi
`;
}

/** After the files are gone. What the service wrote belongs to nobody else, so that its user can go with it. */
export function postrm(service: Service): string {
  const { name, saysFarewell } = service;
  // By its user, who can write that file: as root curl would write wherever it says.
  const farewell = `	if [ -z "\${DPKG_ROOT:-}" ] && [ -f ${farewellFile(service)} ]; then
		runuser -u '${name}' -- curl --config ${farewellFile(service)} ||
			echo '${name}: the collector could not be told: decommission this host there' >&2
	fi
`;
  return `#!/bin/sh
set -e

if [ "$1" = remove ] && [ -z "\${DPKG_ROOT:-}" ] && [ -d /run/systemd/system ]; then
	systemctl --system daemon-reload >/dev/null || true
fi
if [ "$1" = purge ]; then
${saysFarewell ? farewell : ''}	if command -v deb-systemd-helper >/dev/null; then
		deb-systemd-helper purge '${name}.service' >/dev/null || true
	fi
	rm -rf "\${DPKG_ROOT:-}${stateDir(service)}"
	if [ -z "\${DPKG_ROOT:-}" ] && getent passwd '${name}' >/dev/null; then
		userdel '${name}' || true
	fi
fi
`;
}
