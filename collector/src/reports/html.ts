import type { Block, Section } from './content/block.ts';
import { type Cover, coverOf } from './content/cover.ts';
import { sectionsOf } from './content/sections-of.ts';
import { type Voice, voiceOf } from './content/voice.ts';
import { courseSvg } from './html/course.ts';
import { escaped, lined } from './html/markup.ts';
import { patternsSvg } from './html/patterns.ts';
import { style } from './html/style.ts';
import { tableHtml } from './html/table.ts';
import { trendHtml } from './html/trend.ts';
import type { ReportFormat } from './index.ts';
import type { Report } from './report.ts';

/** One self-contained file that prints well: nothing is loaded, nothing runs. It says what the PDF says. */
export const html: ReportFormat = {
  name: 'html',
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  render(report, manner) {
    const voice = voiceOf(report, manner);
    const cover = coverOf(report, voice);
    const title = `${cover.title} ${cover.month}`;
    return `<!doctype html>
<html lang="${manner.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title><style>${style}</style></head>
<body>
${patternsSvg}
${headHtml(cover, voice)}
<main>
${factsHtml(cover, voice)}
${sectionsOf(report, voice)
  .map((section) => sectionHtml(section, report, voice))
  .join('\n')}
</main>
<footer><p>${escaped(voice.words.editions.dataset)}: <code>${report.hash}</code></p></footer>
</body>
</html>
`;
  },
};

function headHtml(cover: Cover, { words }: Voice): string {
  const boxes = cover.signatures.map(({ title }) => `<th scope="col">${escaped(title)}</th>`).join('');
  const names = cover.signatures.map(
    ({ name, on }) => `<td>${lined([name ?? words.cover.seal, on].filter((one) => one !== null).join('\n'))}</td>`,
  );
  return `<header><div><p class="number">${escaped(cover.number)}${cover.isDraft ? ` <span class="draft">${escaped(words.draft)}</span>` : ''}</p>
<h1>${escaped(cover.title)}<small>${escaped(cover.month)}</small></h1></div>
<table class="signatures"><thead><tr>${boxes}</tr></thead><tbody><tr>${names.join('')}</tr></tbody></table></header>`;
}

function factsHtml({ facts, missing: lacking }: Cover, { words }: Voice): string {
  const told = facts.map(([name, text]) => `<dt>${escaped(name)}</dt><dd>${lined(text)}</dd>`).join('');
  const missing = lacking.map((text) => `<li>${escaped(text)}</li>`).join('');
  return `<dl>${told}</dl>
${missing === '' ? '' : `<section class="missing"><h3>${escaped(words.cover.missing)}</h3><ul>${missing}</ul></section>`}`;
}

function sectionHtml({ title, blocks }: Section, report: Report, voice: Voice): string {
  return `<section><h2>${escaped(title)}</h2>${blocks.map((block) => blockHtml(block, report, voice)).join('\n')}</section>`;
}

function blockHtml(block: Block, report: Report, voice: Voice): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${escaped(block.text)}</h3>`;
    case 'sentences':
      return `<ul>${block.texts.map((text) => `<li>${lined(text)}</li>`).join('')}</ul>`;
    case 'note':
      return `<p>${lined(block.text)}</p>`;
    case 'facts':
      return `<dl>${block.facts.map(([name, text]) => `<dt>${escaped(name)}</dt><dd>${lined(text)}</dd>`).join('')}</dl>`;
    case 'table':
      return tableHtml(block);
    case 'trend':
      return trendHtml(block.line, voice);
    case 'course':
      return courseSvg(report, voice);
    case 'room':
      return `<div class="room">${escaped(block.title)}</div>`;
  }
}
