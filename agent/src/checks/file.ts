import { open } from 'node:fs/promises';
import type { Static } from 'typebox';
import { abortable } from './bounds/abortable.ts';
import { matches, patternKey } from './bounds/pattern.ts';
import { defineCheck, type Look, type Outcome, type SchemaMaker } from './check.ts';
import { type Found, fileAt, newestIn, TooManyFiles } from './files/newest.ts';

/** Of a file this much is read, from its end: where logs say how it went. */
const contentBytesMax = 1024 * 1024;

const config = (make: SchemaMaker) =>
  make.Object({
    path: make.String({
      maxLength: 4096,
      pattern: '^(/|[A-Za-z]:[\\\\/])[^\\0]*$',
      description: 'The file, or with `glob` the directory it is in; an absolute path.',
    }),
    glob: make.Optional(
      make.String({
        maxLength: 255,
        pattern: '^[^/\\0]+$',
        description: 'The newest file of the directory whose name fits, with `*` and `?`. At least one must be there.',
      }),
    ),
    maxAgeMs: make.Optional(
      make.Integer({ minimum: 1000, description: 'Down when it was changed longer ago: for a backup, its RPO.' }),
    ),
    degradedAgeMs: make.Optional(
      make.Integer({ minimum: 1000, description: 'Degraded when it was changed longer ago. Below `maxAgeMs`.' }),
    ),
    minBytes: make.Optional(make.Integer({ minimum: 0, description: 'Down when it is smaller.' })),
    maxBytes: make.Optional(make.Integer({ minimum: 0, description: 'Down when it is larger.' })),
    contains: make.Optional(
      make.String({ minLength: 1, maxLength: 1024, description: 'Text that its last MiB must contain.' }),
    ),
    matches: make.Optional(
      patternKey(make, 'Regular expression that its last MiB must match; `^` and `$` are the ends of a line.'),
    ),
  });

type Config = Static<ReturnType<typeof config>>;

/** Up when a file is there, is young enough, has the right size, and says what it should. */
export const file = defineCheck({
  kind: 'file',
  config,
  impossible({ maxAgeMs = Infinity, degradedAgeMs = 0, minBytes = 0, maxBytes = Infinity }) {
    if (degradedAgeMs >= maxAgeMs) return ['less', 'degradedAgeMs', degradedAgeMs, 'maxAgeMs', maxAgeMs];
    return minBytes > maxBytes ? ['notMore', 'minBytes', minBytes, 'maxBytes', maxBytes] : undefined;
  },
  target: shown,
  async run(config, look) {
    const { path, glob } = config;
    try {
      // A file system that does not answer, as those of a network do, must not hold the agent up.
      const found = await abortable(glob === undefined ? fileAt(path) : newestIn(path, glob, look.signal), look.signal);
      if (!found) return { status: 'down', reason: 'file-missing', output: `${shown(config)} is not there` };
      return (
        stateProblem(found, config, look) ??
        (await contentProblem(found, config, look)) ??
        freshness(found, config, look)
      );
    } catch (error) {
      if (look.signal.aborted) return { status: 'down', reason: 'timeout', output: 'the file system does not answer' };
      return unreadable(error);
    }
  },
});

function shown({ path, glob }: Config): string {
  return glob === undefined ? path : `${path.replace(/\/+$/, '')}/${glob}`;
}

function stateProblem({ path, changedMs, sizeBytes }: Found, config: Config, { clock }: Look): Outcome | undefined {
  const { maxAgeMs = Infinity, minBytes = 0, maxBytes = Infinity } = config;
  const ageMs = clock.wallMs() - changedMs;
  const down = (reason: string, output: string): Outcome => ({ status: 'down', reason, output: `${path} ${output}` });
  if (ageMs > maxAgeMs) return down('file-old', `was changed ${age(ageMs)} ago, more than ${age(maxAgeMs)}`);
  if (sizeBytes < minBytes) return down('file-small', `has ${sizeBytes} bytes, fewer than ${minBytes}`);
  if (sizeBytes > maxBytes) return down('file-large', `has ${sizeBytes} bytes, more than ${maxBytes}`);
  return undefined;
}

async function contentProblem(found: Found, config: Config, { signal }: Look): Promise<Outcome | undefined> {
  if (config.contains === undefined && config.matches === undefined) return undefined;
  const text = await abortable(endOf(found), signal);
  if (config.contains !== undefined && !text.includes(config.contains))
    return { status: 'down', reason: 'file-content', output: `${found.path} does not contain the expected text` };
  if (config.matches === undefined) return undefined;
  const verdicts = matches(config.matches, [text]);
  if (!verdicts) return { status: 'unknown', reason: 'pattern-slow', output: 'the regular expression takes too long' };
  return verdicts[0]
    ? undefined
    : { status: 'down', reason: 'file-content', output: `${found.path} does not match the regular expression` };
}

function freshness(
  { path, changedMs, sizeBytes }: Found,
  { degradedAgeMs = Infinity }: Config,
  { clock }: Look,
): Outcome {
  const ageMs = clock.wallMs() - changedMs;
  const output = `${path} was changed ${age(ageMs)} ago and has ${sizeBytes} bytes`;
  return ageMs > degradedAgeMs ? { status: 'degraded', reason: 'file-old', output } : { status: 'up', output };
}

async function endOf({ path, sizeBytes }: Found): Promise<string> {
  await using handle = await open(path);
  const buffer = Buffer.alloc(Math.min(sizeBytes, contentBytesMax));
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, Math.max(0, sizeBytes - buffer.length));
  return buffer.toString('utf8', 0, bytesRead);
}

/** A file that is there, or may be, but that we cannot look at. */
function unreadable(error: unknown): Outcome {
  if (error instanceof TooManyFiles) return { status: 'unknown', reason: 'too-many-files', output: error.message };
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  if (code === 'ENOENT') return { status: 'down', reason: 'file-missing', output: message };
  const isOurs = ['EACCES', 'EPERM', 'EMFILE', 'ENFILE', 'ENOMEM'].includes(code);
  return isOurs
    ? {
        status: 'unknown',
        reason: code === 'EACCES' || code === 'EPERM' ? 'local-denied' : 'local-resources',
        output: message,
      }
    : { status: 'down', reason: 'file-unreadable', output: message };
}

/** "26 h" */
function age(ms: number): string {
  const minutes = ms / 60_000;
  if (minutes < 2) return `${Math.round(ms / 1000)} s`;
  return minutes < 120 ? `${Math.floor(minutes)} min` : `${Math.floor(minutes / 60)} h`;
}
