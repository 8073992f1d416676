import type { Screen } from './screens/screens.ts';

/** The screen of a path with what its `:names` stand for; null for a path of none, also for one that no browser would have written. */
export function screenOf<T extends Pick<Screen, 'path'>>(
  screens: readonly T[],
  path: string,
): { readonly screen: T; readonly params: Readonly<Record<string, string>> } | null {
  for (const screen of screens) {
    const params = match(screen.path.split('/'), path.split('/'));
    if (params !== null) return { screen, params };
  }
  return null;
}

function match(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, name] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (!name.startsWith(':')) {
      if (name !== part) return null;
      continue;
    }
    const value = decoded(part);
    if (value === null) return null;
    params[name.slice(1)] = value;
  }
  return params;
}

function decoded(part: string): string | null {
  if (part === '') return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
