import type { User, UserStore } from '../store/user-store.ts';
import { recoveryHash } from './recovery.ts';
import { stepOfCode } from './totp.ts';

/** Whether a text is a code of now, or a recovery code; either is used up by it. */
export async function spendCode(
  users: Pick<UserStore, 'spendStep' | 'spendRecovery'>,
  { name, totpSecret }: Pick<User, 'name' | 'totpSecret'>,
  code: string,
  nowMs: number,
): Promise<boolean> {
  if (totpSecret === null) return false;
  // People type with an IME on, and with the space that their authenticator shows.
  const step = stepOfCode(totpSecret, code.normalize('NFKC').replace(/\s/g, ''), nowMs);
  if (step !== undefined) return users.spendStep(name, step);
  const hash = recoveryHash(code);
  return hash !== undefined && users.spendRecovery(name, hash);
}
