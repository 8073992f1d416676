import type { Line } from './line.ts';
import type { Report } from './report.ts';

/** How much planned work left the measured time of a line, where its contract sets a limit to that. */
export interface MaintenanceCap {
  readonly line: Line;
  readonly capMs: number;
  readonly spentMs: number;
}

/** Of the lines whose contract takes planned work out up to a limit in each month; none where nothing was planned. */
export function maintenanceCaps({ lines, method, maintenance }: Report): MaintenanceCap[] {
  if (maintenance.length === 0) return [];
  return lines.flatMap((line) => {
    const policy = method.policies.find((one) => one.line === line.id);
    if (policy?.maintenance !== 'exclude' || policy.capMs === null) return [];
    const spentMs = line.days.reduce((sum, { maintenanceMs }) => sum + maintenanceMs, 0);
    return [{ line, capMs: policy.capMs, spentMs }];
  });
}
