import { readFile, stat } from 'node:fs/promises';
import type { CollectorConfig } from '../config.ts';
import { mailBy, type SendMail } from './mail.ts';

/** Group and others. */
const foreignBits = 0o077;

/** Longer is no password, but the wrong file. */
const passwordBytesMax = 4096;

/** Sends by the server of the configuration; its password is read each time, so that a new one needs no restart. */
export function openMail(config: CollectorConfig['mail']): SendMail | undefined {
  if (config === undefined) return undefined;
  return async (mail) => {
    const { host, port, security, from, user, passwordFile } = config;
    const password = passwordFile === undefined ? undefined : await passwordIn(passwordFile);
    await mailBy({ host, port, security, from, user, password })(mail);
  };
}

async function passwordIn(file: string): Promise<string> {
  const { mode, size } = await stat(file);
  if ((mode & foreignBits) !== 0) throw new Error(`others may read ${file}; chmod 600 keeps it to its owner`);
  if (size > passwordBytesMax) throw new Error(`${file} has ${size} bytes, which is no password`);
  const [password = ''] = (await readFile(file, 'utf8')).split(/\r?\n/);
  if (password === '') throw new Error(`the first line of ${file} is empty`);
  return password;
}
