import { readFileSync } from 'node:fs';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/**
 * What the command line asks of the bench in `file`. Who asks for help, or for what there is not, is told what stands at the head of that file, and the
 * process ends: nothing was begun yet.
 */
export function benchOptions<const Options extends ParseArgsOptionsConfig>(file: string, options: Options) {
  const { values: asked } = parseArgs({ options: { help: { type: 'boolean' } }, strict: false });
  if (asked.help) {
    console.log(usageOf(file, options));
    process.exit(0);
  }
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usageOf(file, options)}`);
    process.exit(2);
  }
}

function usageOf(file: string, options: ParseArgsOptionsConfig): string {
  const [, head = ''] = /\/\*\n?(.*?)\*\//s.exec(readFileSync(file, 'utf8')) ?? [];
  const told = Object.entries(options).map(([name, { type, default: value }]) =>
    [`  --${name}`, ...(type === 'boolean' ? [] : ['VALUE']), ...(value ? [`(${value})`] : [])].join(' '),
  );
  return [head.replace(/^ \* ?/gm, '').trim(), '', 'Options:', ...told, '  --help'].join('\n');
}
