import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** What an enrolment that ran as another user came to. */
export interface Enrolment {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `enroll` of `program` as the service's user, so that all it writes belongs to that. The token goes in by the standard input: arguments can be read by everybody. */
export async function enrollAs(
  program: string,
  args: readonly string[],
  {
    uid,
    gid,
    token,
    proxy,
  }: { readonly uid: number; readonly gid: number; readonly token: string; readonly proxy: string | undefined },
): Promise<Enrolment> {
  // A configuration of before need not name it; it may hold a password, so that it is no argument either.
  const env = proxy === undefined ? {} : { KADOBAN_PROXY: proxy };
  // That user need not be able to enter the directory in which root stands.
  const child = spawn(program, ['enroll', ...args, '--token-file', '-'], { uid, gid, cwd: '/', env });
  // A program that ends without reading its input closes the pipe; its exit code says more.
  child.stdin.on('error', () => {}).end(token);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: Number(code ?? 1), out: out.trim(), err: err.trim() };
}
