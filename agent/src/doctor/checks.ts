import { agentUser } from '../agent-user.ts';
import { ownerOf } from '../lock.ts';
import { readStanding, type Standing } from '../standing.ts';
import type { Examination, Finding } from './examination.ts';

/** Whether each configured check can look, as the agent's own user. What it sees is the checks' own business. */
export const checks: Examination = {
  name: 'checks',
  title: { ja: 'チェックの実行', en: 'checks' },
  after: [],
  async look({ config, options, again, uid, printed }) {
    if (config.checks.length === 0)
      return { status: 'good', said: { ja: 'チェックは設定されていません', en: 'none are configured' } };
    const user = await agentUser(uid, config.stateDir, printed);
    const { out, err } = await again(['check', '--all', '--lang', 'en', ...options], user);
    const names = config.checks.map(({ name }) => name);
    return looksFinding(`${out}\n${err}`, names, toldByAgent(config.stateDir));
  },
};

type Looks = Standing['checks'];

/** What the checks of the agent that runs said last: its unit takes rights away that its user has here. */
function toldByAgent(stateDir: string): Looks {
  const standing = readStanding(stateDir);
  return standing !== undefined && standing.pid === ownerOf(stateDir) ? standing.checks : {};
}

/**
 * What `check --all` printed: a line in the words of Nagios for each check, UNKNOWN where it could not look; and what the checks of the agent that runs
 * said last. Pure.
 */
export function looksFinding(printed: string, names: readonly string[], told: Looks = {}): Finding {
  const lines = printed.split('\n');
  const blind = names.flatMap((name) => whyBlind(name, lines) ?? []);
  const lamed = names.flatMap((name) =>
    whyBlind(name, lines) === undefined && told[name]?.status === 'unknown' ? [withReason(name, told[name])] : [],
  );
  if (blind.length + lamed.length === 0) {
    return {
      status: 'good',
      said: { ja: `${names.length} 件すべて実行できます`, en: `all ${names.length} can look` },
    };
  }
  const ja = [...blind, ...lamed.map((one) => `${one} (サービスの中でのみ)`)].join('; ');
  const en = [...blind, ...lamed.map((one) => `${one} (within the service alone)`)].join('; ');
  const count = blind.length + lamed.length;
  return {
    status: 'bad',
    said: {
      ja: `${names.length} 件のうち ${count} 件を実行できません: ${ja}`,
      en: `${count} of ${names.length} cannot look: ${en}`,
    },
    remedy:
      blind.length === 0
        ? {
            ja: 'ユニットの制限が原因です。docs/install.md の「What the service may do」にあるドロップイン (`systemctl edit kadoban-agent`) を加えてください',
            en: 'its unit takes that away: docs/install.md, “What the service may do”, has the drop-in (`systemctl edit kadoban-agent`)',
          }
        : {
            ja: '上に示した理由に応じて、エージェントのユーザーに権限を与えるか、設定を直してください',
            en: 'each says why: give the agent’s user what it needs, or mend the configuration',
          },
  };
}

/** Undefined for a check that looked. */
function whyBlind(name: string, lines: readonly string[]): string | undefined {
  const line = lines.find(
    (one) => /^(OK|WARNING|CRITICAL|UNKNOWN) - /.test(one) && one.split(' - ')[1]?.split(':')[0] === name,
  );
  if (line === undefined) return `${name}: ${lines.find((one) => /^[A-Z_]+: /.test(one)) ?? 'no result'}`;
  return line.startsWith('UNKNOWN') ? (line.slice('UNKNOWN - '.length).split(' | ')[0] ?? name) : undefined;
}

function withReason(name: string, { reason, output }: Looks[string]): string {
  return [name, reason, output].filter((text) => text !== '').join(': ');
}
