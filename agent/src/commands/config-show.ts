import { allKinds } from '../checks/index.ts';
import { withoutSecrets } from '../without-secrets.ts';
import { type Command, configDetails, configOptions, type ReadConfig, readConfigSource } from './command.ts';

export const configShow: Command = {
  name: 'config show',
  summary: 'Prints the configuration as the agent understands it, with all defaults.',
  usage: '[--origin] [--config FILE] [--state DIR] [--secrets]',
  details: `  --origin       one line for each value, with what set it: a line of the file, a variable of the environment, the default
${configDetails}
  --secrets      the values of HTTP headers and the credentials for a proxy too, which are else not shown
  --central FILE what the collector configured, in place of what it configured last`,
  options: {
    ...configOptions,
    origin: { type: 'boolean' },
    secrets: { type: 'boolean' },
    central: { type: 'string' },
  },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const source = await readConfigSource(values, io);
    const shown = values.secrets === true ? source : { ...source, config: withoutSecrets(source.config) };
    io.out(values.origin === true ? await withOrigins(shown) : JSON.stringify(shown.config, undefined, 2));
    return 0;
  },
};

async function withOrigins({ config, ...source }: ReadConfig): Promise<string> {
  const { configSchema } = await import('../config.ts');
  const { originsOf } = await import('../config-origins.ts');
  const origins = originsOf(config, configSchema(await allKinds()), source);
  return origins.map(({ path, value, from }) => `${path} = ${JSON.stringify(value)}  (${from})`).join('\n');
}
