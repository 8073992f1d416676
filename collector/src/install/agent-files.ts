import { createReadStream, type ReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A packed agent that hosts can fetch. */
export interface AgentFile {
  readonly platform: Platform;
  readonly name: string;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** What agents are installed on by a script. */
export const platforms = ['linux-x64', 'linux-arm64'] as const;
export type Platform = (typeof platforms)[number];

/** Ours has some ten lines; whatever is larger is something else. */
const sumsBytesMax = 64 * 1024;

const agentFileName = (platform: Platform) => `kadoban-agent-${platform}.tar.gz`;

/** What of `platforms` is in `dir` and in its SHA256SUMS; nothing where either is missing. */
export async function agentFilesIn(dir: string): Promise<AgentFile[]> {
  const sums = sumsFrom(await textOf(join(dir, 'SHA256SUMS')));
  const found = await Promise.all(
    platforms.map(async (platform): Promise<AgentFile[]> => {
      const name = agentFileName(platform);
      const sha256 = sums.get(name);
      const handle = sha256 === undefined ? undefined : await open(join(dir, name)).catch(() => undefined);
      await handle?.close();
      return sha256 === undefined || handle === undefined ? [] : [{ platform, name, sha256 }];
    }),
  );
  return found.flat();
}

/** The bytes of one of them. */
export async function openAgentFile(dir: string, { name }: AgentFile): Promise<{ size: number; stream: ReadStream }> {
  const handle = await open(join(dir, name));
  const { size } = await handle.stat();
  return { size, stream: createReadStream('', { fd: handle }) };
}

/** The lines of sha256sum: checksum, two spaces (or a space and `*`), name. */
function sumsFrom(text: string): Map<string, string> {
  const lines = text.split('\n').flatMap((line) => {
    const [, sum, name] = /^([0-9a-f]{64}) [ *](\S+)$/.exec(line) ?? [];
    return sum === undefined || name === undefined ? [] : [[name, sum] as const];
  });
  return new Map(lines);
}

async function textOf(path: string): Promise<string> {
  try {
    const text = await readFile(path, 'utf8');
    return text.length > sumsBytesMax ? '' : text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
