import { CollectorError } from '../errors.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import { type Command, optional, required } from './command.ts';
import { openExisting } from './data.ts';
import { readEndpoint } from './endpoint.ts';

/** Long enough to walk to the other machine, short enough that a forgotten one opens nothing. */
const tokenMs = 30 * 60_000;

/** The longest life of a token, for automation. */
const tokenMinutesMax = 30 * 24 * 60;
const tokenUsesMax = 10_000;

export const tokenCreate: Command = {
  name: 'token create',
  summary: 'Prints an enrolment token for one agent; it works once, for 30 minutes, unless you say otherwise.',
  usage: '--data DIR [--label TEXT] [--uses N] [--minutes N]',
  options: {
    data: { type: 'string' },
    label: { type: 'string' },
    uses: { type: 'string' },
    minutes: { type: 'string' },
  },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const uses = integerOption(optional(values, 'uses') ?? '1', 'uses', tokenUsesMax);
    const minutes = integerOption(optional(values, 'minutes') ?? String(tokenMs / 60_000), 'minutes', tokenMinutesMax);
    const { data, store } = await openExisting(required(values, 'data'));
    await using _open = store;
    const token = newSecret('kdbe');
    const createdMs = io.now();
    const label = optional(values, 'label') ?? '';
    const expiresMs = createdMs + minutes * 60_000;
    await store.tokens.add({ hash: hashSecret(token), label, createdMs, expiresMs, usesMax: uses, uses: 0 });
    const pin = (await readEndpoint(data))?.pin;
    io.out(pin ? `${token}.${pin}` : token);
    return 0;
  },
};

function integerOption(text: string, option: string, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > max) {
    throw new CollectorError('USAGE', `--${option} ${text}: give a whole number from 1 to ${max}`);
  }
  return value;
}
