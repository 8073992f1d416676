import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import type { Program } from './programs.ts';
import { root } from './targets.ts';

/**
 * Stands before a main script that loads parts. Node's `require` in a single executable application knows its own modules alone;
 * this one also finds the parts among the assets.
 */
const requireParts = (mainFile: string) => `require = ((builtin) => {
  const parts = new Map([['./${mainFile}', module]]);
  const load = (name) => {
    if (!name.startsWith('./')) return builtin(name);
    if (!parts.has(name)) {
      const module = { exports: {} };
      parts.set(name, module);
      const source = builtin('node:sea').getAsset(name, 'utf8');
      builtin('node:vm').compileFunction(source, ['module', 'exports', 'require'], { filename: name })(module, module.exports, load);
    }
    return parts.get(name).exports;
  };
  return load;
})(require);`;

/** ws loads these native add-ons only where somebody has installed them; we ship none. */
const optionalAddons = ['bufferutil', 'utf-8-validate'];

/** Writes the main script to `folder` and returns its path, and its parts as assets. */
export async function bundle(
  { name, entry, loadsParts }: Pick<Program, 'name' | 'entry' | 'loadsParts'>,
  folder: string,
  commit: string,
) {
  const build = await rolldown({
    input: { [name]: join(root, entry) },
    cwd: root,
    platform: 'node',
    external: optionalAddons,
    transform: { define: { KADOBAN_COMMIT: JSON.stringify(commit) } },
  });
  const { output } = await build.generate({
    format: 'cjs',
    codeSplitting: loadsParts,
    comments: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: `${name}-[name]-[hash].cjs`,
    banner: ({ isEntry, fileName }) => (loadsParts && isEntry ? requireParts(fileName) : ''),
  });
  await build.close();
  const chunks = output.filter((part) => part.type === 'chunk');
  for (const { fileName, code } of chunks) await writeFile(join(folder, fileName), ascii(code));
  const parts = chunks
    .filter(({ isEntry }) => !isEntry)
    .map(({ fileName }) => [`./${fileName}`, join(folder, fileName)]);
  return { script: join(folder, `${name}.cjs`), parts: Object.fromEntries(parts) as Record<string, string> };
}

/** One character beyond ASCII would make V8 keep the whole script with two bytes for each. In literals, where alone they are, the escape is the same. */
function ascii(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export async function threadAsset(entry: string, folder: string, commit: string): Promise<Record<string, string>> {
  const { script } = await bundle({ name: 'thread', entry, loadsParts: false }, folder, commit);
  return { 'thread.cjs': script };
}
