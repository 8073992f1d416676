import { stat } from 'node:fs/promises';
import { ownerOf } from '../lock.ts';
import { readStanding, type Standing } from '../standing.ts';
import type { Examination, Finding } from './examination.ts';

/** Whether the agent that runs has read the configuration as it stands now. All else here looks at the file. */
export const inForce: Examination = {
  name: 'in-force',
  title: { ja: '設定の反映', en: 'configuration in force' },
  after: ['enrolment', 'service'],
  async look({ config, configFile }) {
    const changedMs = configFile === undefined ? undefined : Math.floor((await stat(configFile)).mtimeMs);
    return inForceFinding(changedMs, readStanding(config.stateDir), ownerOf(config.stateDir));
  },
};

/** `changedMs` is undefined where there is no file. Pure. */
export function inForceFinding(
  changedMs: number | undefined,
  standing: Standing | undefined,
  pid: number | undefined,
): Finding {
  if (pid === undefined || standing?.pid !== pid) {
    return {
      status: 'skipped',
      said: { ja: '動いているエージェントから、まだ報告がありません', en: 'no agent that runs has told yet' },
    };
  }
  if (changedMs === undefined || changedMs <= standing.startedMs)
    return { status: 'good', said: { ja: 'エージェントはこの設定で動いています', en: 'the agent runs with it' } };
  return {
    status: 'warning',
    said: {
      ja: 'エージェントの起動後に設定ファイルが変更されています',
      en: 'the file was changed after the agent had started',
    },
    remedy: {
      ja: '`systemctl reload kadoban-agent` か `kadoban-agent reload` を実行してください',
      en: 'run `systemctl reload kadoban-agent`, or `kadoban-agent reload`',
    },
  };
}
