import type { Language, Report } from './report.ts';

/** A name that no file system cuts: most take 255 bytes, and a kanji has three. */
const customerCharsMax = 40;

const titles = { ja: '稼働報告書', en: 'availability-report' } as const;

/** `稼働報告書_<顧客>_<YYYYMM>_v<版>.<ext>`: what the file of a report is called. */
export function reportFileName({ sla, document, period }: Report, language: Language, extension: string): string {
  const customer = fileWord(sla?.customer.name ?? document.organisation);
  const parts = [titles[language], customer, period.month.replace('-', ''), `v${document.edition}`];
  return `${parts.filter((part) => part !== '').join('_')}.${extension}`;
}

/** Without what file systems, shells or mail programs take for something else. */
function fileWord(text: string): string {
  const word = text.normalize('NFC').replace(/[\p{C}\p{Z}\\/:*?"<>|'`$%&;]+/gu, '-');
  return [...word.replace(/^[-.]+|[-.]+$/g, '')].slice(0, customerCharsMax).join('');
}
