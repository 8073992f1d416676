import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { collectorAddress } from '../collector-address.ts';
import { type Io, optional, type ReadConfig, readConfigSource, type Values } from '../commands/command.ts';
import type { Environment } from '../environment.ts';
import { AgentError } from '../errors.ts';
import { failureJa } from '../failure-ja.ts';
import { ownerOf } from '../lock.ts';
import { printed } from '../printed.ts';
import { readState } from '../state.ts';
import type { Patient } from './examination.ts';
import { examine, type Report } from './examine.ts';
import { examinations } from './index.ts';

/** What an examination of this host came to; without `patient` there is nothing that could be examined. */
export interface Consultation {
  readonly reports: readonly Report[];
  readonly patient?: Patient;
}

const title = { ja: '設定', en: 'configuration' };

/** Reads the configuration, which everything else stands on, and examines the rest. */
export async function consult(values: Values, io: Io): Promise<Consultation> {
  let patient: Patient;
  try {
    patient = patientOf(await readConfigSource(values, io), values, io);
  } catch (error) {
    if (!(error instanceof AgentError) || error.code === 'USAGE') throw error;
    const { code } = error;
    const remedy =
      code === 'CONFIG_UNREADABLE'
        ? { ja: 'root で実行するか、所有者と権限を直してください', en: 'run this as root, or mend its owner and mode' }
        : {
            ja: '示されたところを直してください。すべてのキーは docs/config.md にあります',
            en: 'mend what is named; docs/config.md lists all keys',
          };
    return {
      reports: [{ name: 'config', title, status: 'bad', said: { ja: failureJa(error), en: error.message }, remedy }],
    };
  }
  const { configFile } = patient;
  const said =
    configFile === undefined
      ? { ja: 'ファイルなし。すべて既定値です', en: 'no file: everything has its default' }
      : { ja: `${configFile} は正しい設定です`, en: `${configFile} is valid` };
  const first: Report = { name: 'config', title, status: 'good', said };
  return { reports: [first, ...(await examine(examinations, patient))], patient };
}

function patientOf({ config, file, env }: ReadConfig, values: Values, io: Io): Patient {
  const configFile = optional(values, 'config') ?? io.configFile;
  const { identity, identityProblem } = identityIn(config.stateDir);
  const isKnown = identity !== undefined || config.collector !== undefined;
  return {
    config,
    configFile: configFile === undefined ? undefined : file,
    options: [
      ...(configFile === undefined ? [] : ['--config', configFile]),
      ...['state', 'host-root'].flatMap((name) => {
        const value = optional(values, name);
        return value === undefined ? [] : [`--${name}`, value];
      }),
    ],
    identity,
    identityProblem,
    collector: isKnown ? collectorAddress(config, identity, environmentOf(config.stateDir) ?? env) : undefined,
    program: io.program,
    clock: io.clock,
    uid: process.getuid?.(),
    statfs,
    again: io.again,
    printed,
  };
}

/** That of the agent that runs, which decides about its proxy; a shell's is another. Undefined where none runs, or it is not ours to read. */
function environmentOf(stateDir: string): Environment | undefined {
  const pid = ownerOf(stateDir);
  try {
    const text = pid === undefined ? '' : readFileSync(`/proc/${pid}/environ`, 'utf8');
    const pairs = text.split('\0').map((line) => /^([^=]+)=(.*)$/s.exec(line)?.slice(1) ?? []);
    return text === '' ? undefined : Object.fromEntries(pairs.filter(([name]) => name !== undefined));
  } catch {
    return undefined;
  }
}

function identityIn(stateDir: string): Pick<Patient, 'identity' | 'identityProblem'> {
  try {
    return { identity: readState(stateDir).identity, identityProblem: undefined };
  } catch (error) {
    if (!(error instanceof AgentError)) throw error;
    return { identity: undefined, identityProblem: error };
  }
}
