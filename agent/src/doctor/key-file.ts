import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Examination, Finding } from './examination.ts';

/** What a file or directory is like, as far as secrets go. */
export interface Guarded {
  readonly path: string;
  /** All twelve bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** Who can read the key of this host, and who can say what the agent does. */
export const keyFile: Examination = {
  name: 'key-file',
  title: { ja: '鍵ファイルの権限', en: 'modes of the key file' },
  after: ['enrolment'],
  async look({ config, configFile }) {
    if (process.platform === 'win32') {
      return { status: 'skipped', said: { ja: 'この OS では調べられません', en: 'this system has other permissions' } };
    }
    const [directory, key] = [await guarded(config.stateDir), await guarded(join(config.stateDir, 'state.json'))];
    return modesFinding(directory, key, configFile === undefined ? undefined : await guarded(configFile));
  },
};

async function guarded(path: string): Promise<Guarded> {
  const { mode, uid, gid } = await stat(path);
  return { path, mode: mode & 0o7777, uid, gid };
}

/** What the modes allow to whom it should not. Pure. */
export function modesFinding(directory: Guarded, key: Guarded, config: Guarded | undefined): Finding {
  const octal = ({ mode }: Guarded) => mode.toString(8).padStart(4, '0');
  for (const [one, wanted] of [
    [key, 0o600],
    [directory, 0o700],
  ] as const) {
    if ((one.mode & 0o077) === 0) continue;
    const command = `chmod ${wanted.toString(8).padStart(4, '0')} ${one.path}`;
    return {
      status: 'bad',
      said: {
        ja: `${one.path} へのアクセスがほかのユーザーにも許可されています (${octal(one)})`,
        en: `${one.path} is open to other users (${octal(one)})`,
      },
      remedy: {
        ja: `${command} を実行してください。誰かに読まれたおそれがあれば、登録し直してください`,
        en: `run ${command}; if somebody may have read it, enrol anew`,
      },
    };
  }
  if (key.uid !== directory.uid) {
    return {
      status: 'bad',
      said: {
        ja: `${key.path} の所有者 (uid ${key.uid}) が ${directory.path} の所有者 (uid ${directory.uid}) と違います`,
        en: `${key.path} belongs to uid ${key.uid}, its directory to uid ${directory.uid}`,
      },
      remedy: {
        ja: `chown --reference=${directory.path} ${key.path} を実行してください`,
        en: `run chown --reference=${directory.path} ${key.path}`,
      },
    };
  }
  if (config && !mayRead(directory, config)) {
    return {
      status: 'bad',
      said: {
        ja: `${config.path} (${octal(config)}, uid ${config.uid}, gid ${config.gid}) をエージェントのユーザー (uid ${directory.uid}) が読めません`,
        en: `the agent’s user (uid ${directory.uid}) may not read ${config.path} (${octal(config)}, uid ${config.uid}, gid ${config.gid})`,
      },
      remedy: {
        ja: `chgrp ${directory.gid} ${config.path} と chmod 0640 ${config.path} を実行してください`,
        en: `run chgrp ${directory.gid} ${config.path} and chmod 0640 ${config.path}`,
      },
    };
  }
  if (config && (config.mode & 0o022) !== 0) {
    return {
      status: 'bad',
      said: {
        ja: `${config.path} はほかのユーザーも書き込めます (${octal(config)})`,
        en: `${config.path} can be written by others (${octal(config)})`,
      },
      remedy: { ja: `chmod go-w ${config.path} を実行してください`, en: `run chmod go-w ${config.path}` },
    };
  }
  return {
    status: 'good',
    said: { ja: `${key.path} は所有者だけが読めます`, en: `only its owner can read ${key.path}` },
  };
}

/** Whether who has the state directory, and runs the agent, may read a file. */
function mayRead({ uid, gid }: Guarded, file: Guarded): boolean {
  if (uid === 0) return true;
  const bits = file.uid === uid ? 0o400 : file.gid === gid ? 0o040 : 0o004;
  return (file.mode & bits) !== 0;
}
