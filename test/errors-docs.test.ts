import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { messages as agent } from '../agent/src/errors.ts';
import { messages as collector } from '../collector/src/errors.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/errors.md'), 'utf8');

/** The sections `### CODE` of the chapter `## title`. */
function sectionsOf(title: string): [code: string, text: string][] {
  const chapter = page.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
  return chapter
    .split('\n### ')
    .slice(1)
    .map((section) => {
      const [code = '', ...lines] = section.split('\n');
      return [code, lines.join('\n').trim()];
    });
}

const programs: [title: string, messages: Readonly<Record<string, string>>][] = [
  ['Agent', agent],
  ['Collector', collector],
];

test.each(programs)(
  '%s: the page explains every code, in the order of the alphabet, and no other',
  (title, messages) => {
    expect(sectionsOf(title).map(([code]) => code)).toEqual(Object.keys(messages).toSorted());
  },
);

test.each(programs)('%s: each section begins with the message, then says why and what to do', (title, messages) => {
  for (const [code, text] of sectionsOf(title)) {
    const [message, why, ...remedy] = text.split('\n\n');
    expect([code, message]).toEqual([code, `${messages[code]}.`]);
    expect(why).toMatch(/^\*\*Why\.\*\* \S/);
    expect(remedy.join('\n\n')).toMatch(/^\*\*What to do\.\*\* \S/);
  }
});
