import { spawnSync } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { makeDeb } from '../../packaging/deb.ts';
import { programs } from '../../packaging/programs.ts';
import { hostTarget } from '../../packaging/targets.ts';
import { thirdParty } from '../../packaging/third-party.ts';
import { capability } from '../kit/capabilities.ts';
import { sandbox } from '../kit/sandbox.ts';
import { tempDir } from '../kit/temp-dir.ts';

/** What dpkg, ldconfig and man keep for themselves, and the account files of before. */
const ofTheSystem =
  /^\/var\/(lib\/(dpkg|systemd)|cache|log)\/|^\/etc\/(passwd|group|shadow|gshadow|subuid|subgid)-?$|^\/etc\/(\.pwd\.lock|ld\.so\.cache)$/;

capability(
  'root',
  'binaries',
  'sandbox',
  'lintian',
  'full',
)(
  'the package of Debian installs, upgrades, keeps what was written until it is purged, and has nothing to complain about',
  async () => {
    const { agent } = programs;
    const [workFolder, release] = [join(tempDir(), 'work'), join(tempDir(), 'release')];
    for (const folder of [workFolder, release]) mkdirSync(folder);
    const binary = join(import.meta.dirname, '../../dist/kadoban-agent');
    const documents = { billOfMaterials: '', thirdParty: await thirdParty(agent) };
    const parts = { binary, documents, agents: [], version: '0.1.0', madeSeconds: 1_800_000_000 };
    const deb = await makeDeb(agent, hostTarget, parts, { workFolder, release });
    const lintian = spawnSync('lintian', ['--allow-root', '--tag-display-limit', '0', deb], { encoding: 'utf8' });
    expect(lintian.stdout).toBe('');

    const place = await sandbox();
    // The sandbox has a /tmp of its own.
    const [file, args] = place.at('sh', '-c', 'cat > /root/agent.deb');
    spawnSync(file, args, { stdio: [openSync(deb, 'r'), 'ignore', 'ignore'] });
    const stat = 'stat -c "%U:%G %a" /etc/kadoban-agent/agent.yaml /var/lib/kadoban-agent';
    const modes = 'root:kadoban-agent 640\nkadoban-agent:kadoban-agent 700\n';
    expect(await place.sh('dpkg -i /root/agent.deb')).toMatchObject({ code: 0 });
    expect((await place.sh(stat)).said).toBe(modes);
    expect((await place.sh('kadoban-agent version')).code).toBe(0);
    expect((await place.sh('test -s /usr/share/doc/kadoban-agent/docs/config.md')).code).toBe(0);
    expect((await place.sh('systemctl is-enabled kadoban-agent')).said).toBe('enabled\n');
    expect((await place.sh('kadoban-agent uninstall')).said).toContain('use its package manager');

    await place.sh('echo "# mine" >> /etc/kadoban-agent/agent.yaml; touch /var/lib/kadoban-agent/kept');
    expect(await place.sh('dpkg -i /root/agent.deb && dpkg -r kadoban-agent')).toMatchObject({ code: 0 });
    expect((await place.sh('tail -1 /etc/kadoban-agent/agent.yaml; ls /var/lib/kadoban-agent')).said).toBe(
      '# mine\nkept\n',
    );
    expect(await place.sh('dpkg -P kadoban-agent && rm /root/agent.deb')).toMatchObject({ code: 0 });
    expect(place.changed().filter((path) => !ofTheSystem.test(path))).toEqual([]);
    expect((await place.sh('getent passwd kadoban-agent')).code).toBe(2);
  },
);
