import { isRole, type Role, roles } from '../api/may.ts';
import { CollectorError } from '../errors.ts';
import { servicesProblem } from '../people/user-change.ts';
import { optional, required, type Values } from './command.ts';

export const roleOptions = { role: { type: 'string' }, services: { type: 'string' } } as const;
export const roleUsage = `--role ${roles.join('|')} [--services A,B]`;

/** What somebody, or a key, is to be: `--role`, and for a viewer `--services`. */
export function roleWish(values: Values, byDefault?: Role): { role: Role; services: string[] | null } {
  const role = byDefault === undefined ? required(values, 'role') : (optional(values, 'role') ?? byDefault);
  if (!isRole(role)) throw new CollectorError('USAGE', ['role', role, roles]);
  const services =
    optional(values, 'services')
      ?.split(',')
      .filter((id) => id !== '') ?? null;
  const problem = servicesProblem(role, services);
  if (problem !== undefined) throw new CollectorError('USAGE', ['services', problem, role]);
  return { role, services };
}
