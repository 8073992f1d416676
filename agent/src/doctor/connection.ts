import { ownerOf } from '../lock.ts';
import { readStanding, type Standing } from '../standing.ts';
import type { Examination, Finding } from './examination.ts';

/** Whether the agent that runs is connected, and why not in its own words: only it can tell of a revoked key. */
export const connection: Examination = {
  name: 'connection',
  title: { ja: 'エージェントの接続', en: 'connection of the agent' },
  after: ['enrolment', 'service', 'websocket'],
  async look({ config }) {
    return linkFinding(readStanding(config.stateDir), ownerOf(config.stateDir));
  },
};

const remedies: Partial<Record<NonNullable<Standing['link']['lost']>['why'], NonNullable<Finding['remedy']>>> = {
  revoked: {
    ja: '鍵がコレクターで失効しており、元には戻せません。復帰させるには、新しいトークンで `enroll --replace` を実行してください',
    en: 'the key was revoked on the collector, for ever: to return, `enroll --replace` with a new token',
  },
  unauthorised: {
    ja: 'コレクターがこのホストを知りません。新しいトークンで `enroll --replace` を実行してください',
    en: 'the collector does not know this host: `enroll --replace` with a new token',
  },
  superseded: {
    ja: '同じ鍵のエージェントがもう一つ動いています。複製したマシンなら、複製のほうを登録し直してください',
    en: 'another agent has the same key: if a machine was copied, enrol the copy anew',
  },
};

/** What the collector's own code asks for, where it says more than the way in which the connection ended. */
const remediesOf: Readonly<Record<string, Finding['remedy'] & {}>> = {
  AGENT_PENDING: {
    ja: '承認待ちです。コレクターで鍵の指紋を `kadoban-agent status` のものと比べ、`host approve` で承認してください',
    en: 'it waits for approval: on the collector, compare the fingerprint of its key with that of `kadoban-agent status`, and `host approve` it',
  },
  AGENT_CLONED: {
    ja: '同じ鍵のマシンが二つあります。複製のほうで新しいトークンを使って `enroll --replace` を実行し、元のホストはコレクターの `host release` で戻してください',
    en: 'two machines have this key: on the copy, `enroll --replace` with a new token; then let the original in again by `host release` on the collector',
  },
  AGENT_DECOMMISSIONED: {
    ja: 'このホストは監視終了になっています。エージェントをアンインストールするか、コレクターで `host decommission --undo` を実行してください',
    en: 'it was decommissioned: uninstall the agent, or `host decommission --undo` on the collector',
  },
};

/** What the agent last said of its link. Pure. */
export function linkFinding(standing: Standing | undefined, pid: number | undefined): Finding {
  if (pid === undefined || standing?.pid !== pid) {
    return {
      status: 'skipped',
      said: { ja: '動いているエージェントから、まだ報告がありません', en: 'no agent that runs has told yet' },
    };
  }
  const { isOpen, lost } = standing.link;
  if (isOpen) return { status: 'good', said: { ja: '接続中', en: 'stands' } };
  if (!lost) return { status: 'warning', said: { ja: '接続を試みています', en: 'is being made' }, remedy: again };
  const code = /^AGENT_[A-Z]+/.exec(lost.detail)?.[0] ?? '';
  return {
    status: code === 'AGENT_PENDING' ? 'warning' : 'bad',
    said: { ja: `接続できません (${lost.why}): ${lost.detail}`, en: `none (${lost.why}): ${lost.detail}` },
    remedy: remediesOf[code] ?? remedies[lost.why] ?? again,
  };
}

const again = {
  ja: '1 分ほど待って、もう一度 `kadoban-agent doctor` を実行してください',
  en: 'wait for a minute and run `kadoban-agent doctor` again',
};
