import { emptyStore, playSeed } from './world.ts';

/** What is wrong in any of these seeds, and how to play the first of them again. */
export async function problemsOf(
  firstSeed: number,
  count: number,
  size: { hosts: number; spanMs: number },
  /** Takes in, for each host and check, whether anything less than its true downtime would have been noticed. */
  judged: boolean[] = [],
): Promise<string[]> {
  const empty = await emptyStore();
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const { problems, targets } = await playSeed({ seed, ...size }, empty);
    for (const { trueMsMin } of targets) judged.push(trueMsMin > 0);
    const days = size.spanMs / 86_400_000;
    if (problems.length > 0)
      return [`npm run simulate -- --trace --seed ${seed} --hosts ${size.hosts} --days ${days}`, ...problems];
  }
  return [];
}
