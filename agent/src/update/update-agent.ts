import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Clock } from '../clock.ts';
import type { CollectorAddress } from '../collector-address.ts';
import type { CommandWords } from '../command-words.ts';
import { askAgent } from '../control/ask-agent.ts';
import { AgentError } from '../errors.ts';
import { ownerOf } from '../lock.ts';
import { readStanding, type Standing } from '../standing.ts';
import { fileInTar } from '../tar.ts';
import { type CutOff, type Exchanged, exchangeProgram } from './exchange-program.ts';
import { fetchFrom } from './fetch-from.ts';
import type { Offered } from './offered.ts';

/** 40 MB over a slow line. */
const downloadMs = 15 * 60_000;

/** An agent is larger than its archive, but not by that much. */
const programBytesMax = 1024 * 1024 * 1024;

/** What the collector is told: so long the gap may last and is nobody's outage. */
const announcedMs = 120_000;

/** How often is looked whether the new agent is connected. */
const lookEveryMs = 500;

export interface UpdateParts {
  readonly collector: CollectorAddress;
  readonly stateDir: string;
  /** The installed program. */
  readonly program: string;
  /** What it is called in its archive. */
  readonly name: string;
  readonly clock: Clock;
  /** So long the new agent has to be welcomed by the collector. */
  readonly healthMs: number;
  readonly words: CommandWords;
  say(text: string): void;
}

/** Brings what is offered into the program's place, and restarts the agent that runs. When that is not welcomed in time, everything is taken back. */
export async function updateAgent(offered: Offered, parts: UpdateParts): Promise<void> {
  const { stateDir, program, words, say } = parts;
  const bytes = await programOf(offered, parts);
  const formerVersion = readStanding(stateDir)?.version;
  const exchanged = await exchangeProgram(program, bytes, offered.version);
  if (ownerOf(stateDir) === undefined) {
    await exchanged.done();
    return say(words.replaced(program, offered.version));
  }
  try {
    await restart(parts);
  } catch (error) {
    await exchanged.undo();
    throw error;
  }
  await prove({ ...exchanged, version: offered.version, formerVersion }, parts);
}

/** Goes on with an update that was cut off: the program that lies in its place has to prove itself, or the former one comes back. */
export async function finishUpdate(cutOff: CutOff, parts: UpdateParts): Promise<void> {
  const { stateDir, words, say } = parts;
  const { version, formerVersion } = cutOff;
  say(words.cutOff(formerVersion, version));
  const isFormer = ownerOf(stateDir) !== undefined && readStanding(stateDir)?.version === formerVersion;
  if (version !== undefined) {
    if (isFormer) await restart(parts);
    return prove({ ...cutOff, version }, parts);
  }
  await cutOff.undo();
  say(words.putBack(formerVersion));
}

type Proving = Exchanged & { readonly version: string; readonly formerVersion: string | undefined };

/** The new agent has to be welcomed in time, or the former one comes back. */
async function prove({ version, formerVersion, undo, done }: Proving, parts: UpdateParts): Promise<void> {
  parts.say(parts.words.restarts(version));
  if (await isWelcomed(version, parts)) {
    await done();
    return parts.say(parts.words.connected(version));
  }
  await undo();
  const comesBack = await restartFormer(formerVersion, parts);
  throw new AgentError('UPDATE_ROLLED_BACK', ['rolledBack', version, parts.healthMs / 1000, formerVersion, comesBack]);
}

function restart({ stateDir }: UpdateParts): Promise<void> {
  return askAgent(stateDir, { type: 'restart', goodbye: { reason: 'update', ttlMs: announcedMs } });
}

async function programOf({ path, sha256, sizeBytes, version }: Offered, parts: UpdateParts): Promise<Uint8Array> {
  const { collector, name, words, say } = parts;
  say(words.fetching(version, `${(sizeBytes / 1024 / 1024).toFixed(1)} MiB`));
  const archive = await fetchFrom(collector, path, { bytesMax: sizeBytes, signal: AbortSignal.timeout(downloadMs) });
  if (!archive) throw new AgentError('UPDATE_REFUSED', ['missingArchive', path]);
  if (createHash('sha256').update(archive).digest('hex') !== sha256)
    throw new AgentError('UPDATE_REFUSED', ['otherChecksum']);
  const program = fileInTar(gunzipSync(archive, { maxOutputLength: programBytesMax }), name);
  if (!program) throw new AgentError('UPDATE_REFUSED', ['emptyArchive', name, path]);
  return program;
}

/** Whether the agent that runs says within the time that it is of this version and connected. */
async function isWelcomed(version: string, parts: UpdateParts): Promise<boolean> {
  return isSoon((standing) => standing.version === version && standing.link.isOpen, parts);
}

/** Ends what is not well, so that whoever started it starts the former program. */
async function restartFormer(formerVersion: string | undefined, parts: UpdateParts): Promise<boolean> {
  const pid = ownerOf(parts.stateDir);
  if (pid !== undefined) {
    try {
      await restart(parts);
    } catch {
      // It stands still. The lock says that it is still the agent.
      process.kill(pid, 'SIGKILL');
    }
  }
  return isSoon((standing) => standing.version === formerVersion, parts);
}

async function isSoon(
  isIt: (standing: Standing) => boolean,
  { stateDir, clock, healthMs }: UpdateParts,
): Promise<boolean> {
  const untilMs = clock.monotonicMs() + healthMs;
  while (clock.monotonicMs() < untilMs) {
    const [pid, standing] = [ownerOf(stateDir), readStanding(stateDir)];
    if (pid !== undefined && standing?.pid === pid && !standing.stopped && isIt(standing)) return true;
    await new Promise<void>((resolve) => {
      clock.after(lookEveryMs, resolve);
    });
  }
  return false;
}
