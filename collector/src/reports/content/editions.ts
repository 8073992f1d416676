import type { Edition, Report } from '../report.ts';
import type { Block } from './block.ts';
import type { Voice } from './voice.ts';

/** Which editions there were and what changed, and the hash that this one is proved by. */
export function editions(report: Report, voice: Voice): Block[] {
  const { words } = voice;
  return [
    ...history(report.editions, voice),
    { kind: 'facts', facts: [[words.editions.dataset, report.hash]] },
    { kind: 'note', text: words.editions.howToVerify },
  ];
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
      rows: editions.map(({ edition, at, author, reason, hash, changes }) => ({
        cells: [{ text: words.cover.edition(edition), isStrong: true }, dates.short(at), author, reason],
        details: [
          ...changes.map(({ what, before, after }, index) => ({
            name: index === 0 ? heads.changes : '',
            text: `${what}${words.colon}${before} → ${after}`,
          })),
          // The edition in hand cannot hold its own hash; it stands below.
          ...(hash === '' ? [] : [{ name: heads.hash, text: hash }]),
        ],
      })),
    },
  ];
}
