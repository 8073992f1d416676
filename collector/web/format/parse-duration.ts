const unitsMs: Readonly<Record<string, number>> = {
  d: 86_400_000,
  日: 86_400_000,
  h: 3_600_000,
  時間: 3_600_000,
  m: 60_000,
  min: 60_000,
  分: 60_000,
  s: 1000,
  秒: 1000,
};

/** A length of time as people type it, in ms: `7時間40分`, `7:40`, `12h`, `460m`, `1d 2h`. Null for what is none. */
export function parseDuration(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  const clock = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/.exec(plain);
  if (clock !== null) return ((Number(clock[1]) * 60 + Number(clock[2])) * 60 + Number(clock[3] ?? 0)) * 1000;
  const parts = [...plain.matchAll(/(\d{1,6})(時間|分|秒|日|min|[dhms])/g)];
  // What is not made of numbers with units and of nothing else is no length.
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== plain) return null;
  return parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (unitsMs[unit] ?? 0), 0);
}

/** The same as the API takes it: a number and the largest unit that says it whole. */
export function apiDuration(ms: number): string {
  if (ms % 3_600_000 === 0) return `${ms / 3_600_000}h`;
  return ms % 60_000 === 0 ? `${ms / 60_000}m` : `${Math.floor(ms / 1000)}s`;
}
