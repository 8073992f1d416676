import { stat } from 'node:fs/promises';
import type { User } from '../commands/command.ts';
import type { Examination, Finding, Patient } from './examination.ts';

/** Whether each configured check can look, as the agent's own user. What it sees is the checks' own business. */
export const checks: Examination = {
  name: 'checks',
  title: { ja: 'チェックの実行', en: 'checks' },
  after: [],
  async look(patient) {
    const { config, options, again } = patient;
    if (config.checks.length === 0)
      return { status: 'good', said: { ja: '設定されていない', en: 'none are configured' } };
    const { out, err } = await again(['check', '--all', ...options], await agentUser(patient));
    return looksFinding(
      `${out}\n${err}`,
      config.checks.map(({ name }) => name),
    );
  },
};

/** Root may look at everything; the service does not run as root. */
async function agentUser({ uid, config }: Patient): Promise<User | undefined> {
  if (uid !== 0) return undefined;
  const owner = await stat(config.stateDir).catch(() => undefined);
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : undefined;
}

/** What `check --all` printed: a line in the words of Nagios for each check, UNKNOWN where it could not look. Pure. */
export function looksFinding(printed: string, names: readonly string[]): Finding {
  const lines = printed.split('\n');
  const blind = names.flatMap((name) => {
    const line = lines.find(
      (one) => /^(OK|WARNING|CRITICAL|UNKNOWN) - /.test(one) && one.split(' - ')[1]?.split(':')[0] === name,
    );
    if (line === undefined) return [`${name}: ${lines.find((one) => /^[A-Z_]+: /.test(one)) ?? 'no result'}`];
    return line.startsWith('UNKNOWN') ? [line.slice('UNKNOWN - '.length).split(' | ')[0] ?? name] : [];
  });
  if (blind.length === 0) {
    return { status: 'good', said: { ja: `${names.length} 件すべて実行できる`, en: `all ${names.length} can look` } };
  }
  return {
    status: 'bad',
    said: {
      ja: `${names.length} 件のうち ${blind.length} 件が見られない: ${blind.join('; ')}`,
      en: `${blind.length} of ${names.length} cannot look: ${blind.join('; ')}`,
    },
    remedy: {
      ja: '理由はチェックごとに上にある。エージェントの利用者に権限を与えるか、設定を直す',
      en: 'each says why: give the agent’s user what it needs, or mend the configuration',
    },
  };
}
