/** What a user is called in logs and at the door. */
export const userNamePattern = '^[a-z0-9][a-z0-9._@-]{0,63}$';

/** As people type it: in any case, with or without the IME. */
export function userNameOf(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
