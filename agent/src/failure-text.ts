import type { Language } from '@kadoban/proto/language';
import type { AgentError } from './errors.ts';

/** What a failure says to people: its code, what it means, where and why, and on a line of its own what to do. All of it is loaded only now: an agent that runs says nothing to people. */
export async function failureText(error: AgentError, language: Language): Promise<string> {
  const { asRoot, remedies } = await import('./remedies.ts');
  const { code } = (error.cause ?? {}) as { readonly code?: unknown };
  const remedy = code === 'EACCES' ? asRoot : remedies[error.code];
  const text = language === 'ja' ? (await import('./failure-ja.ts')).failureJa(error) : error.message;
  return [`${error.code}: ${text}`, ...(remedy ? [remedy[language]] : [])].join('\n');
}
