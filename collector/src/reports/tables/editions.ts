import { type ToldChange, toldChanges } from '../content/changes.ts';
import { voiceOf } from '../content/voice.ts';
import type { Edition, Language, Report } from '../report.ts';
import { wordsIn } from '../words/words-in.ts';
import { type Column, type Table, tableOf } from './table.ts';

/** One row for each edition. */
export function editions(report: Report, language: Language): Table {
  const { editions: heads, sections } = wordsIn[language];
  const columns: Column<Edition>[] = [
    { key: 'edition', head: heads.edition, kind: 'count', of: ({ edition }) => edition },
    { key: 'at', head: heads.at, kind: 'instant', of: ({ at }) => at },
    { key: 'author', head: heads.author, kind: 'text', of: ({ author }) => author },
    {
      key: 'reason',
      head: heads.reason,
      kind: 'text',
      of: ({ reason, edition }) => (reason === '' && edition === 1 ? heads.first : reason),
    },
    { key: 'hash', head: heads.hash, kind: 'text', of: ({ hash }) => (hash === '' ? null : hash) },
  ];
  return tableOf('editions', sections.editions, columns, report.editions);
}

/** One row for each difference of an edition from the one before, and one for how many only the dataset tells. */
export function changes(report: Report, language: Language): Table {
  const { editions: heads } = wordsIn[language];
  const voice = voiceOf(report, { language });
  interface Row extends ToldChange {
    readonly edition: number;
  }
  const columns: Column<Row>[] = [
    { key: 'edition', head: heads.edition, kind: 'count', of: ({ edition }) => edition },
    { key: 'about', head: heads.about, kind: 'text', of: ({ about }) => about },
    { key: 'what', head: heads.what, kind: 'text', of: ({ what }) => what },
    { key: 'before', head: heads.before, kind: 'text', of: ({ before }) => before },
    { key: 'after', head: heads.after, kind: 'text', of: ({ after }) => after },
  ];
  const rows = report.editions.flatMap((edition): Row[] => {
    const { rows: told, untold } = toldChanges(edition, report, voice);
    const rest = { about: heads.untold(untold), what: '', before: '', after: '' };
    return [...told, ...(untold === 0 ? [] : [rest])].map((row) => ({ edition: edition.edition, ...row }));
  });
  return tableOf('changes', heads.changesOfEditions, columns, rows);
}
