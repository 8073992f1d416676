import type { AdjustmentRequest } from '../../src/api/contract/adjustments.ts';
import { usePage } from '../page.ts';
import { At, Duration } from '../parts/now.tsx';

/** The stretch of time that an adjustment is about. */
export function RequestTime({ request: { from, to } }: { request: Pick<AdjustmentRequest, 'from' | 'to'> }) {
  const { instants } = usePage();
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  return (
    <>
      <At ms={fromMs} as="full" /> – <At ms={toMs}>{instants.until(fromMs, toMs)}</At>{' '}
      <small>
        <Duration ms={toMs - fromMs} />
      </small>
    </>
  );
}
