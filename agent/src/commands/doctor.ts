import { writeFile } from 'node:fs/promises';
import { AgentError } from '../errors.ts';
import { languageIn } from '../language.ts';
import { version } from '../version.ts';
import { type Command, configDetails, configOptions, optional } from './command.ts';

export const doctor: Command = {
  name: 'doctor',
  summary: 'Looks at everything between this host and its collector, and says what is broken and what to do.',
  usage: '[--json] [--bundle FILE] [--config FILE] [--state DIR]',
  details: `  --json         the same for programs
  --bundle FILE  what was found, the configuration, and the end of the log as an archive (tar.gz) for whoever helps; without
                 passwords, keys and values of headers
${configDetails}

Run it as root: then it looks at checks as the agent's own user does. It changes nothing and does not disturb an agent that runs.
Exit code 0 all is well, 1 it works but something should be done, 2 something is broken.`,
  options: { ...configOptions, json: { type: 'boolean' }, bundle: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const { consult } = await import('../doctor/consult.ts');
    const { exitCodeOf } = await import('../doctor/examine.ts');
    const { reportText } = await import('../doctor/report-text.ts');
    const language = languageIn(values, io.env);
    const { reports, patient } = await consult(values, io);
    const exitCode = exitCodeOf(reports);
    const about = { version, platform: `${process.platform}-${process.arch}`, atMs: io.clock.wallMs(), exitCode };
    const file = optional(values, 'bundle');
    if (file !== undefined) {
      const { bundleOf } = await import('../doctor/bundle.ts');
      await writeNew(file, await bundleOf(reports, patient, about));
    }
    io.out(
      values.json === true
        ? JSON.stringify({ ...about, reports }, undefined, 2)
        : reportText(reports, exitCode, language),
    );
    if (file !== undefined) io.err(file);
    return exitCode;
  },
};

/** Root writes it, perhaps into /tmp: never over, or through, what somebody has put there. */
async function writeNew(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new AgentError('USAGE', ['unusableFile', 'bundle', (error as Error).message], { cause: error });
  }
}
