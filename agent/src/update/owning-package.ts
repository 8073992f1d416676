import { execFile } from 'node:child_process';

const answerMs = 10_000;

/** The package that a program came with, as its manager names it; undefined when it came with none. */
export async function owningPackage(program: string): Promise<string | undefined> {
  // "kadoban-agent: /usr/bin/kadoban-agent"
  const byDpkg = (await printed('dpkg-query', ['--search', program]))?.split(':')[0];
  return byDpkg ?? (await printed('rpm', ['--query', '--file', program]))?.trim();
}

/** Undefined when the program is not there, or knows no answer. */
function printed(file: string, args: readonly string[]): Promise<string | undefined> {
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };
  return new Promise((resolve) => {
    execFile(file, args, { env, timeout: answerMs }, (error, stdout) => resolve(error ? undefined : stdout));
  });
}
