import { type Command, configDetails, configOptions, readConfig } from './command.ts';

export const configShow: Command = {
  name: 'config show',
  summary: 'Prints the configuration as the agent understands it, with all defaults.',
  usage: '[--config FILE] [--state DIR] [--secrets]',
  details: `${configDetails}
  --secrets      the values of HTTP headers and the credentials for a proxy too, which are else not shown`,
  options: { ...configOptions, secrets: { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    io.out(JSON.stringify(await readConfig(values, io.env), values.secrets === true ? undefined : withoutSecrets, 2));
    return 0;
  },
};

function withoutSecrets(key: string, value: unknown): unknown {
  if (key === 'proxy' && typeof value === 'string') return value.replace(/^(.*\/\/)?[^/]*@/, '$1[not shown]@');
  if (key !== 'headers' || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.keys(value).map((name) => [name, '[not shown]']));
}
