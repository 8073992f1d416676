import type { MaintenanceWindow } from '../../src/api/contract/maintenance.ts';
import type { Answer, Client } from '../data/client.ts';
import { maintenancePath, type ToldMaintenance } from './maintenance-data.ts';

/** Says that the work of a window began or ended, on top of what its definition says now. */
export async function sendWork(
  client: Pick<Client, 'get' | 'send'>,
  { maintenance, date }: Pick<MaintenanceWindow, 'maintenance' | 'date'>,
  step: 'start' | 'end',
): Promise<Answer<unknown>> {
  const read = await client.get<ToldMaintenance>(maintenancePath(maintenance), new AbortController().signal);
  if (!read.ok) return read;
  const { version } = read.data;
  const body = { version, step, ...(date !== null && { date }) };
  return client.send('POST', `${maintenancePath(maintenance)}/work`, body);
}
