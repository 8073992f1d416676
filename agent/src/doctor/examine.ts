import { AgentError } from '../errors.ts';
import { failureJa } from '../failure-ja.ts';
import type { Examination, Finding, Patient } from './examination.ts';

/** What was found by which examination. */
export interface Report extends Finding, Pick<Examination, 'name' | 'title'> {}

/** Examines one after the other. What stands on something that is not well is not looked at: it would tell of the same fault again. */
export async function examine(examinations: readonly Examination[], patient: Patient): Promise<Report[]> {
  const reports: Report[] = [];
  for (const one of examinations) {
    const fault = reports.find(
      ({ name, status }) => one.after.includes(name) && (status === 'bad' || status === 'skipped'),
    );
    const finding = fault ? passedOver(fault) : await looked(one, patient);
    reports.push({ name: one.name, title: one.title, ...finding });
  }
  return reports;
}

function passedOver({ title }: Report): Finding {
  return {
    status: 'skipped',
    said: { ja: `調べていません。先に「${title.ja}」を直してください`, en: `not looked at: ${title.en} comes first` },
  };
}

const remedies: Readonly<Record<string, Finding['remedy'] & {}>> = {
  STATE_UNREADABLE: {
    ja: 'ディスクを確かめ、そのファイルをバックアップから戻してください。失われたのなら、別の場所に移してから登録し直してください',
    en: 'look after the disk, and restore the file from a backup; when it is lost, move it away and enrol again',
  },
};

/** A file that may not be read and the like must not end the whole examination. */
async function looked({ look }: Examination, patient: Patient): Promise<Finding> {
  try {
    return await look(patient);
  } catch (error) {
    const { message, code = '', cause } = error as NodeJS.ErrnoException;
    const codes = [code, (cause as NodeJS.ErrnoException | undefined)?.code];
    return {
      status: 'bad',
      said: {
        ja: `調べられません: ${error instanceof AgentError ? failureJa(error) : message}`,
        en: `cannot be looked at: ${message}`,
      },
      remedy: codes.some((one) => one === 'EACCES' || one === 'EPERM')
        ? { ja: 'root で実行してください', en: 'run this as root' }
        : (remedies[code] ?? {
            ja: 'メッセージにあるファイルやプログラムを確かめてください',
            en: 'look at what the message names',
          }),
    };
  }
}

/** 0 = all is well, 1 = it works but something should be done, 2 = something is broken. */
export function exitCodeOf(reports: readonly Pick<Finding, 'status'>[]): 0 | 1 | 2 {
  if (reports.some(({ status }) => status === 'bad')) return 2;
  return reports.some(({ status }) => status === 'warning') ? 1 : 0;
}
