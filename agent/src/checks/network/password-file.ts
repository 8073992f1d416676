import { readFile, stat } from 'node:fs/promises';
import type { Outcome, SchemaMaker } from '../check.ts';

/** The key `passwordFile`, the same for every kind that logs in. */
export function passwordFileKey(make: SchemaMaker, more = '') {
  return make.Optional(
    make.String({
      minLength: 1,
      description: `File whose first line is the password; readable by the agent alone (mode 0600 or less).${more}`,
    }),
  );
}

/** Group and others. */
const foreignBits = 0o077;

/** Longer is no password, but the wrong file. */
const passwordBytesMax = 4096;

/** Reads the password. A file that is missing, or open to others, is our own fault, which the outcome says. */
export async function readPassword(file: string | undefined): Promise<{ readonly password: string } | Outcome> {
  if (file === undefined) return { password: '' };
  try {
    const { mode, size } = await stat(file);
    if (process.platform !== 'win32' && (mode & foreignBits) !== 0) {
      return unusable(`others may read ${file}; chmod 600 keeps it to its owner`);
    }
    if (size > passwordBytesMax) return unusable(`${file} has ${size} bytes, which is no password`);
    const [password = ''] = (await readFile(file, 'utf8')).split(/\r?\n/);
    return password === '' ? unusable(`the first line of ${file} is empty`) : { password };
  } catch (error) {
    return unusable((error as Error).message);
  }
}

function unusable(output: string): Outcome {
  return { status: 'unknown', reason: 'password-file', output };
}
