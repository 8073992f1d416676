/** As the collector asks for it; it has the last word. */
const charsMin = 12;

/** A new password as it is typed twice. */
export interface NewPassword {
  readonly first: string;
  readonly again: string;
}

export const nothingTyped: NewPassword = { first: '', again: '' };

function isLongEnough({ first }: NewPassword): boolean {
  return [...first].length >= charsMin;
}

/** Only told once the second one is as long: while it is typed they differ at every key. */
export function differs({ first, again }: NewPassword): boolean {
  return again.length >= first.length && again !== first;
}

export function isReady(typed: NewPassword): boolean {
  return isLongEnough(typed) && typed.first === typed.again;
}
