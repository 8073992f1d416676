import { existsSync } from 'node:fs';

/** Where systems keep their programs. Not along PATH: what is run must be the system's own. */
const folders = ['/usr/bin', '/bin', '/usr/sbin', '/sbin'];

/** The system's program of this name, if it has one. */
export function findProgram(name: string): string | undefined {
  return folders.map((folder) => `${folder}/${name}`).find((path) => existsSync(path));
}
