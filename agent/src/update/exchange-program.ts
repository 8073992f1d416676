import { execFile } from 'node:child_process';
import { chmod, chown, copyFile, open, rename, rm, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { AgentError } from '../errors.ts';

/** A program that says its version is whole, and of this machine. */
const versionMs = 30_000;

/** Where the former program waits until the new one has proved itself. */
export const formerOf = (program: string) => `${program}.previous`;

/** A program that lies in another's place, and the way back. */
export interface Exchanged {
  /** Puts the former program back. */
  undo(): Promise<void>;
  /** The former program is not needed any more. */
  done(): Promise<void>;
}

/** Puts `bytes` in the place of `program`, with its owner and mode, once it has said there that it is `version`. Under its name there is always one of both. */
export async function exchangeProgram(program: string, bytes: Uint8Array, version: string): Promise<Exchanged> {
  const [fresh, former] = [`${program}.new`, formerOf(program)];
  try {
    await writeLike(program, fresh, bytes);
    const said = await versionOf(fresh);
    if (said !== version)
      throw new AgentError('UPDATE_REFUSED', ['otherProgram', program, said.slice(0, 100), version]);
    await copyFile(program, former);
    const { mode, uid, gid } = await stat(program);
    await chown(former, uid, gid);
    await chmod(former, mode & 0o7777);
    await rename(fresh, program);
  } catch (error) {
    await rm(fresh, { force: true });
    await rm(former, { force: true });
    if (error instanceof AgentError) throw error;
    const { message, code } = error as NodeJS.ErrnoException;
    const wantsRoot = code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
    throw new AgentError('UPDATE_REFUSED', ['notReplaced', program, message, wantsRoot], { cause: error });
  }
  return exchanged(program);
}

function exchanged(program: string): Exchanged {
  return {
    undo: () => rename(formerOf(program), program),
    done: () => rm(formerOf(program), { force: true }),
  };
}

/** An update that was cut off when the new program lay in its place and had proved nothing yet. */
export interface CutOff extends Exchanged {
  /** Undefined when it does not start. */
  readonly version: string | undefined;
  readonly formerVersion: string;
}

/** What was cut off, by the end of the terminal or of the machine; undefined when nothing was. */
export async function cutOffUpdate(program: string): Promise<CutOff | undefined> {
  const formerVersion = await versionOf(formerOf(program)).catch(() => undefined);
  const version = await versionOf(program).catch(() => undefined);
  if (formerVersion !== undefined && formerVersion !== version)
    return { ...exchanged(program), version, formerVersion };
  // Not there; or a copy that was not finished, and the program itself was not touched yet.
  await exchanged(program).done();
  return undefined;
}

async function versionOf(program: string): Promise<string> {
  return (await promisify(execFile)(program, ['version'], { timeout: versionMs })).stdout.trim();
}

async function writeLike(program: string, fresh: string, bytes: Uint8Array): Promise<void> {
  const { mode, uid, gid } = await stat(program);
  // What an update that was killed has left; nothing is written through a link that somebody put there.
  await rm(fresh, { force: true });
  const file = await open(fresh, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.chown(uid, gid);
    await file.chmod(mode & 0o7777);
    await file.sync();
  } finally {
    await file.close();
  }
}
