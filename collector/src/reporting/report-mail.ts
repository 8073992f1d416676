import type { Sla } from '../definitions/sla.ts';
import type { Mail } from '../notify/mail.ts';
import { coverOf } from '../reports/content/cover.ts';
import { summary } from '../reports/content/summary.ts';
import { voiceOf } from '../reports/content/voice.ts';
import { reportFileName } from '../reports/file-name.ts';
import type { FontFiles } from '../reports/pdf/fonts.ts';
import type { Language } from '../reports/report.ts';
import type { Store } from '../store/store.ts';
import type { FoundEdition } from './find-edition.ts';
import { formatOf, renderReport } from './render-report.ts';

interface MailParts extends Pick<Mail, 'messageId' | 'inReplyTo' | 'to'> {
  readonly found: FoundEdition;
  readonly sla: Sla;
  readonly fonts: () => FontFiles;
}

/** A report as mail: its summary in every language of the agreement, and its files. */
export async function reportMail(store: Store, { found, sla, fonts, ...envelope }: MailParts): Promise<Mail> {
  const attachments: Mail['attachments'][number][] = [];
  for (const language of sla.languages) {
    for (const name of sla.formats) {
      const format = formatOf(name);
      const content = await renderReport(store, found, format, { language }, fonts);
      const filename = reportFileName(found.report, language, format.extension);
      attachments.push({ filename, contentType: format.mediaType, content });
    }
  }
  const [first = 'ja'] = sla.languages;
  return {
    ...envelope,
    subject: subjectOf(found, first),
    text: sla.languages.map((language) => textOf(found, language)).join(`\n\n${'-'.repeat(40)}\n\n`),
    attachments,
  };
}

function subjectOf({ report }: FoundEdition, language: Language): string {
  const { words, dates } = voiceOf(report, { language });
  const { document, period, sla } = report;
  const state = words.states[document.state];
  return `${words.title} ${dates.month(period.month)} ${sla?.title ?? document.organisation} ${words.cover.edition(document.edition)} [${state}]`;
}

/** What the cover and the summary say, for those who open no attachment. */
function textOf({ report }: FoundEdition, language: Language): string {
  const voice = voiceOf(report, { language });
  const cover = coverOf(report, voice);
  const sentences = summary(report, voice).flatMap((block) => (block.kind === 'sentences' ? block.texts : []));
  return [
    `${cover.title} ${cover.month}`,
    cover.number,
    '',
    ...cover.facts.map(([name, text]) => `${name}: ${text.replaceAll('\n', ' ')}`),
    '',
    ...sentences.map((text) => `- ${text}`),
    ...(cover.missing.length === 0
      ? []
      : ['', `${voice.words.cover.missing}:`, ...cover.missing.map((text) => `- ${text}`)]),
    '',
    `${voice.words.editions.dataset}: ${report.hash}`,
  ].join('\n');
}
