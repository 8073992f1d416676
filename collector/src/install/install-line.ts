import { base64 } from './install-script.ts';

/**
 * The line that a person copies to the host: fetches the script from where `code` leads, and runs it. It may be read in between. Only its owner
 * can read the file, since there is a token in it.
 */
export function installLine({ url, pin }: { readonly url: string; readonly pin: string | null }, code: string): string {
  // -k leaves out authorities, which know nothing of this certificate; the pin is checked all the same, and says more.
  const trust = pin === null ? '' : `-k --pinnedpubkey 'sha256//${base64(pin)}' `;
  const link = `${url.replace(/\/$/, '')}/i/${code}`;
  return `(umask 077; curl -fsS ${trust}'${link}' -o kadoban.sh) && sudo sh kadoban.sh`;
}
