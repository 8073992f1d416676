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
    said: { ja: `見ていない: 先に「${title.ja}」を直す`, en: `not looked at: ${title.en} comes first` },
  };
}

/** A file that may not be read and the like must not end the whole examination. */
async function looked({ look }: Examination, patient: Patient): Promise<Finding> {
  try {
    return await look(patient);
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    const isForbidden = code === 'EACCES' || code === 'EPERM' || code === 'STATE_UNREADABLE';
    return {
      status: 'bad',
      said: { ja: `調べられない: ${message}`, en: `cannot be looked at: ${message}` },
      remedy: isForbidden
        ? { ja: 'root で実行する', en: 'run this as root' }
        : { ja: 'メッセージのファイルやプログラムを確かめる', en: 'look at what the message names' },
    };
  }
}

/** 0 = all is well, 1 = it works but something should be done, 2 = something is broken. */
export function exitCodeOf(reports: readonly Pick<Finding, 'status'>[]): 0 | 1 | 2 {
  if (reports.some(({ status }) => status === 'bad')) return 2;
  return reports.some(({ status }) => status === 'warning') ? 1 : 0;
}
