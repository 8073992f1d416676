import { chmod, cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './targets.ts';

/** Copies the guides into `folder`: what both programs name as `docs/….md` lies beside them on machines without this repository. */
export async function copyGuides(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const names = (await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md'));
  for (const name of names) {
    await cp(join(root, 'docs', name), join(folder, name));
    await chmod(join(folder, name), 0o644);
  }
}
