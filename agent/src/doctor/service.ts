import { ownerOf } from '../lock.ts';
import type { Examination, Finding } from './examination.ts';

const unit = 'kadoban-agent.service';
const properties = ['LoadState', 'ActiveState', 'SubState', 'Result', 'UnitFileState'];

/** Whether an agent runs, and will run after the next boot. */
export const service: Examination = {
  name: 'service',
  title: { ja: 'サービス', en: 'service' },
  after: [],
  async look({ config, printed }) {
    const shown = await printed('systemctl', ['show', unit, `--property=${properties.join(',')}`]);
    return serviceFinding(shown, ownerOf(config.stateDir));
  },
};

/** What `systemctl show` says (undefined: there is no systemd), and which process runs. Pure. */
export function serviceFinding(shown: string | undefined, pid: number | undefined): Finding {
  const {
    LoadState,
    ActiveState = '',
    SubState = '',
    Result = '',
    UnitFileState = '',
  } = Object.fromEntries((shown ?? '').split('\n').map((line) => line.split('=', 2))) as Record<
    string,
    string | undefined
  >;
  if (LoadState !== 'loaded') return unmanaged(pid);
  const start = `systemctl enable --now ${unit}`;
  if (ActiveState === 'active' && UnitFileState === 'enabled') {
    return {
      status: 'good',
      said: { ja: `${unit} は動作中です (${SubState})`, en: `${unit} is active (${SubState})` },
    };
  }
  if (ActiveState === 'active') {
    return {
      status: 'warning',
      said: {
        ja: `${unit} は動作中ですが、次回の起動時には動き始めません (${UnitFileState})`,
        en: `${unit} is active, but will not be after the next boot (${UnitFileState})`,
      },
      remedy: { ja: `systemctl enable ${unit} を実行してください`, en: `run systemctl enable ${unit}` },
    };
  }
  const why = Result === 'success' || Result === '' ? SubState : `${SubState}, ${Result}`;
  return {
    status: 'bad',
    said: { ja: `${unit} は止まっています (${ActiveState}: ${why})`, en: `${unit} is ${ActiveState} (${why})` },
    remedy:
      ActiveState === 'failed' || ActiveState === 'activating'
        ? { ja: `journalctl -u ${unit} で理由を確認してください`, en: `journalctl -u ${unit} tells why` }
        : { ja: `${start} を実行してください`, en: `run ${start}` },
  };
}

function unmanaged(pid: number | undefined): Finding {
  if (pid !== undefined) {
    return {
      status: 'good',
      said: { ja: `動作中 (プロセス ${pid})、systemd の管理外`, en: `runs (process ${pid}), not under systemd` },
    };
  }
  return {
    status: 'bad',
    said: { ja: 'エージェントが動いていません', en: 'no agent runs' },
    remedy: {
      ja: '`kadoban-agent install` でサービスにするか、`kadoban-agent run` を実行してください',
      en: 'make it a service by `kadoban-agent install`, or start `kadoban-agent run`',
    },
  };
}
