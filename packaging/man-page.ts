import type { Program } from './programs.ts';

/** The manual page of a program (man(7)), made of what its `--help` says. */
export function manPage({ name, summary, commands }: Program, version: string, madeSeconds: number): string {
  const day = new Date(madeSeconds * 1000).toISOString().slice(0, 10);
  const each = commands.map(({ name: words, usage, summary: told, details = '' }) =>
    [
      '.TP',
      `.B ${plain(`${words} ${usage}`.trim())}`,
      plain(told),
      ...(details === '' ? [] : ['.IP', '.nf', plain(details), '.fi']),
    ].join('\n'),
  );
  return `.TH ${name.toUpperCase()} 8 ${day} "kadoban ${version}" "kadoban"
.SH NAME
${name} \\- ${plain(summary)}
.SH SYNOPSIS
.B ${plain(name)}
.I COMMAND
[options]
.SH COMMANDS
${each.join('\n')}
`;
}

/** Text in which nothing means anything to troff: not backslashes, not hyphens (which it would make dashes of), not a point or quote at the start of a line. */
function plain(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('’', "'")
    .replaceAll(/^(?=[.'])/gm, '\\&');
}
