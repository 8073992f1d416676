import type { CollectorConfig } from '../config.ts';
import { readSecretFile } from '../secret-file.ts';
import { mailBy, type SendMail } from './mail.ts';

/** Sends by the server of the configuration; its password is read each time, so that a new one needs no restart. */
export function openMail(config: CollectorConfig['mail']): SendMail | undefined {
  if (config === undefined) return undefined;
  return async (mail) => {
    const { host, port, security, from, user, passwordFile } = config;
    const password = passwordFile === undefined ? undefined : await readSecretFile(passwordFile);
    return await mailBy({ host, port, security, from, user, password })(mail);
  };
}
