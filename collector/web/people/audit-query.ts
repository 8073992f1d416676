import { instantOf, type Zone } from '../format/zone.ts';

const dayMs = 86_400_000;

/** The query of the log that an address asks for: its days begin and end in the zone that the page writes times in. */
export function auditQuery(asked: URLSearchParams, zone: Zone): string {
  const query = new URLSearchParams();
  for (const name of ['author', 'text']) {
    const value = asked.get(name);
    if (value !== null) query.set(name, value);
  }
  const [from, to] = [wallMsOf(asked.get('from')), wallMsOf(asked.get('to'))];
  if (from !== null) query.set('from', new Date(instantOf(from, zone)).toISOString());
  // The last day is meant as a whole.
  if (to !== null) query.set('to', new Date(instantOf(to + dayMs, zone)).toISOString());
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

function wallMsOf(day: string | null): number | null {
  return day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? Date.parse(day) : null;
}
