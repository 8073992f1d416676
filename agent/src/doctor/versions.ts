import { existsSync } from 'node:fs';
import { readStanding } from '../standing.ts';
import { formerOf } from '../update/exchange-program.ts';
import { readVersion } from '../update/read-version.ts';
import { version } from '../version.ts';
import type { Examination, Finding } from './examination.ts';

/** Whether this program, the one that runs and the collector go together. */
export const versions: Examination = {
  name: 'versions',
  title: { ja: 'バージョン', en: 'version' },
  after: ['enrolment'],
  async look({ config, program }) {
    if (program !== undefined && existsSync(formerOf(program))) return cutOff(program);
    const standing = readStanding(config.stateDir);
    return versionFinding(version, standing?.stopped ? undefined : standing?.version, standing?.link.collectorVersion);
  },
};

/** The new program has to prove itself first. */
function cutOff(program: string): Finding {
  return {
    status: 'warning',
    said: {
      ja: `更新が途中か、途中で切れています。${formerOf(program)} が残っています`,
      en: `an update was cut off, or goes on: there is ${formerOf(program)}`,
    },
    remedy: { ja: '`kadoban-agent update` で続けてください', en: 'go on with it: `kadoban-agent update`' },
  };
}

/** `running` and `collector` are undefined while nobody knows. Pure. */
export function versionFinding(own: string, running: string | undefined, collector: string | undefined): Finding {
  if (running !== undefined && running !== own) {
    return {
      status: 'warning',
      said: {
        ja: `このプログラムは ${own}、動いているエージェントは ${running} です`,
        en: `this program is ${own}, the one that runs ${running}`,
      },
      remedy: { ja: 'サービスを再起動してください', en: 'restart the service' },
    };
  }
  const [ours, theirs] = [readVersion(own), readVersion(collector ?? '')];
  if (!ours || !theirs) {
    const said = {
      ja: `${own}。コレクターのバージョンはまだ分かりません`,
      en: `${own}; the collector has not told its own yet`,
    };
    return { status: 'skipped', said };
  }
  const told = { ja: `エージェント ${own}、コレクター ${collector}`, en: `agent ${own}, collector ${collector}` };
  const apart = ours.minor - theirs.minor;
  if (ours.major === theirs.major && Math.abs(apart) <= 1) return { status: 'good', said: told };
  const isOlder = ours.major === theirs.major ? apart < 0 : ours.major < theirs.major;
  return {
    status: 'warning',
    said: {
      ja: `${told.ja}。マイナーバージョンが二つ以上離れています`,
      en: `${told.en}: more than one minor version apart`,
    },
    remedy: isOlder
      ? {
          ja: 'エージェントを更新してください (`kadoban-agent update`)',
          en: 'update the agent (`kadoban-agent update`)',
        }
      : { ja: 'コレクターを先に更新してください', en: 'update the collector first' },
  };
}
