/**
 * What came of asking a host: `answered`; `nothing` = it was asked and nothing came back; `not-asked` = the question did not leave this
 * machine, which says nothing about the host.
 */
export type Answer = 'answered' | 'nothing' | 'not-asked';

/** What several ways of asking say together: one answer is enough, and one question. */
export function together(answers: readonly Answer[]): Answer {
  if (answers.includes('answered')) return 'answered';
  return answers.includes('nothing') ? 'nothing' : 'not-asked';
}
