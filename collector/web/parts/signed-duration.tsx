import { exactDuration, formatDuration } from '../format/duration.ts';
import { useWords } from '../page.ts';

/** What is left of a time, or by how much it was passed: +14分20秒, −4分44秒. */
export function SignedDuration({ ms }: { ms: number }) {
  const { t } = useWords();
  const sign = ms < 0 ? '−' : '+';
  return (
    <span className="hint duration" title={`${sign} ${exactDuration(Math.abs(ms), t)}`}>
      {sign}
      {formatDuration(Math.abs(ms), t)}
    </span>
  );
}
