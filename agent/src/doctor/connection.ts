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
    ja: 'コレクターで鍵が失効している。復帰させるなら失効を取り消すか、新しいトークンで `enroll --replace` を実行する',
    en: 'the key was revoked on the collector: take that back there, or `enroll --replace` with a new token',
  },
  unauthorised: {
    ja: 'コレクターがこのホストを知らないか、別の機械の鍵だと言う。新しいトークンで `enroll --replace` を実行する',
    en: 'the collector does not know this host, or says that its key is of another machine: `enroll --replace` with a new token',
  },
  superseded: {
    ja: '同じ鍵のエージェントがもう一つ動いている。複製した機械なら、そちらを登録し直す',
    en: 'another agent has the same key: if a machine was copied, enrol the copy anew',
  },
};

/** What the agent last said of its link. Pure. */
export function linkFinding(standing: Standing | undefined, pid: number | undefined): Finding {
  if (pid === undefined || standing?.pid !== pid) {
    return {
      status: 'skipped',
      said: { ja: '動いているエージェントがまだ何も伝えていない', en: 'no agent that runs has told yet' },
    };
  }
  const { isOpen, lost } = standing.link;
  if (isOpen) return { status: 'good', said: { ja: '接続中', en: 'stands' } };
  if (!lost) return { status: 'warning', said: { ja: '接続しているところ', en: 'is being made' }, remedy: again };
  return {
    status: 'bad',
    said: { ja: `接続できない (${lost.why}): ${lost.detail}`, en: `none (${lost.why}): ${lost.detail}` },
    remedy: remedies[lost.why] ?? again,
  };
}

const again = {
  ja: '1 分ほど待って、もう一度 `kadoban-agent doctor` を実行する',
  en: 'wait for a minute and run `kadoban-agent doctor` again',
};
