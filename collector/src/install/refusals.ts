import { StepFailure } from '@kadoban/proto/install/machine';
import { obstacle, type Wish, wishFrom } from '@kadoban/proto/install/wish';
import type { Values } from '../commands/command.ts';
import { CollectorError } from '../errors.ts';
import { collectorService } from './service.ts';

/** What the options ask for, when it can be done here. */
export function wishOf(values: Values): Wish {
  const wish = wishFrom(values);
  if ('problem' in wish) throw new CollectorError('USAGE', ['refused', wish.problem]);
  const problem = obstacle(collectorService, wish);
  if (problem !== undefined) throw new CollectorError('INSTALL_REFUSED', ['refused', problem]);
  return wish;
}

/** A step that failed is something to act on; everything else is what it is. */
export function installFailure(error: unknown): unknown {
  if (!(error instanceof StepFailure)) return error;
  return new CollectorError('INSTALL_FAILED', ['step', error.step, error.why], { cause: error });
}
