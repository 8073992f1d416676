import type { Edition, Report } from '../report.ts';
import type { Block, Table } from './block.ts';
import { toldChanges } from './changes.ts';
import type { Voice } from './voice.ts';

/** Which editions there were and what changed, and the hash that this one is proved by. */
export function editions(report: Report, voice: Voice): Block[] {
  const { words } = voice;
  return [
    ...history(report.editions, voice),
    ...report.editions.flatMap((edition) => changes(edition, report, voice)),
    { kind: 'facts', facts: [[words.editions.dataset, report.hash], ...signingKey(report, voice)] },
    { kind: 'note', text: words.editions.howToVerify },
  ];
}

/** Nothing of what nobody signed: a draft. */
function signingKey({ seal }: Report, { words }: Voice): [string, string][] {
  return seal ? [[words.editions.key, seal.fingerprint]] : [];
}

function history(editions: readonly Edition[], { words, dates }: Voice): Block[] {
  const { editions: heads } = words;
  if (editions.length === 0) return [{ kind: 'note', text: words.empty.editions }];
  return [
    {
      kind: 'table',
      columns: [
        { head: heads.edition, isWhole: true },
        { head: heads.at, isWhole: true },
        { head: heads.author },
        { head: heads.reason },
      ],
      rows: editions.map(({ edition, at, author, reason, hash }) => ({
        cells: [
          { text: words.cover.edition(edition), isStrong: true },
          dates.short(at),
          author,
          reason === '' && edition === 1 ? heads.first : reason,
        ],
        // The edition in hand cannot hold its own hash; it stands below.
        details: hash === '' ? [] : [{ name: heads.hash, text: hash }],
      })),
    },
  ];
}

function changes(edition: Edition, report: Report, voice: Voice): Block[] {
  const { words } = voice;
  const { editions: heads } = words;
  if (edition.changes.length === 0) return [];
  const { rows, untold } = toldChanges(edition, report, voice);
  const table: Table = {
    kind: 'table',
    title: heads.changes(words.cover.edition(edition.edition)),
    columns: [{ head: heads.about }, { head: heads.what }, { head: heads.before }, { head: heads.after }],
    rows: rows.map(({ about, what, before, after }, index) => ({
      cells: [
        { text: about === rows[index - 1]?.about ? '' : about, isStrong: true },
        what,
        before,
        { text: after, isStrong: true },
      ],
    })),
  };
  return [table, ...(untold === 0 ? [] : [{ kind: 'note', text: heads.untold(untold) } as const])];
}
