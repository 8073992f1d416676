import { ownerOf } from '../lock.ts';
import { readStanding, type Standing } from '../standing.ts';
import type { Examination, Finding } from './examination.ts';

/** Whether what the collector configured runs. Where it was refused the agent goes on with what it had, and only its log would tell. */
export const central: Examination = {
  name: 'central',
  title: { ja: 'コレクターからの設定', en: 'central configuration' },
  after: ['enrolment', 'service'],
  async look({ config }) {
    return centralFinding(readStanding(config.stateDir), ownerOf(config.stateDir), config.central.enabled);
  },
};

/** What the agent that runs said of it last. Pure. */
export function centralFinding(standing: Standing | undefined, pid: number | undefined, isTaken: boolean): Finding {
  if (!isTaken)
    return {
      status: 'good',
      said: {
        ja: 'このホストは受け取りません (central.enabled)',
        en: 'this host takes none (central.enabled)',
      },
    };
  if (pid === undefined || standing?.pid !== pid)
    return {
      status: 'skipped',
      said: { ja: '動いているエージェントから、まだ報告がありません', en: 'no agent that runs has told yet' },
    };
  if (standing.central === undefined) return { status: 'good', said: { ja: 'なし', en: 'there is none' } };
  const { revision, refusal } = standing.central;
  if (refusal === '')
    return { status: 'good', said: { ja: `版 ${revision} で動作中`, en: `revision ${revision} runs` } };
  return {
    status: 'warning',
    said: {
      ja: `版 ${revision} を受け入れず、これまでの設定で動いています: ${refusal}`,
      en: `revision ${revision} is refused, and all goes on as before: ${refusal}`,
    },
    remedy: {
      ja: 'コレクターでチェックの定義を直すか、このホストで許可してください (`central.kinds`)',
      en: 'mend the definition of checks on the collector, or allow it on this host (`central.kinds`)',
    },
  };
}
