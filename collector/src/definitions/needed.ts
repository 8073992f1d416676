import type { Assembled, Written } from './assemble.ts';
import { kindRule } from './kinds/index.ts';
import { targetsIn } from './kinds/kind.ts';
import { sloCalendars } from './slo-calendars.ts';

/** The part of all definitions that some SLOs depend on, and every host and check in it. */
export interface Needed {
  readonly assembled: Assembled;
  readonly targets: ReadonlySet<string>;
}

/** Only what the SLOs in `sloIds` depend on, in any version: a customer's file tells of no other customer. */
export function neededBy(all: Assembled, sloIds: readonly string[]): Needed {
  const slos = all.slos.filter(({ id }) => sloIds.includes(id));
  const ids = dependencies(
    slos.flatMap(({ value }) => targetsIn(kindRule('slo'), value)),
    all.services,
  );
  const services = all.services.filter(({ id }) => ids.has(id));
  const calendars = new Set(slos.flatMap(({ value }) => sloCalendars(value)));
  const serviceIds = new Set(services.map(({ id }) => id));
  return {
    assembled: {
      calendars: all.calendars.filter(({ id }) => calendars.has(id)),
      services,
      slos,
      maintenance: all.maintenance.flatMap((window) => cut(window, ids)),
      adjustments: all.adjustments.filter(({ value }) => ids.has(String(value.target))),
    },
    targets: new Set([...ids].filter((id) => !serviceIds.has(id))),
  };
}

/** The same of one host or check, whatever SLOs there are. */
export function neededByTarget(all: Assembled, target: string): Needed {
  const ids = dependencies([target], []);
  return {
    assembled: {
      calendars: [],
      services: [],
      slos: [],
      maintenance: all.maintenance.flatMap((window) => cut(window, ids)),
      adjustments: all.adjustments.filter(({ value }) => ids.has(String(value.target))),
    },
    targets: ids,
  };
}

/** Everything that `roots` depend on, themselves included. */
export function dependencies(roots: readonly string[], services: readonly Written[]): Set<string> {
  const byId = Map.groupBy(services, ({ id }) => id);
  const ids = new Set<string>();
  const open = [...roots];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (ids.has(id)) continue;
    ids.add(id);
    // The host's maintenance and excluded time cover its checks.
    const host = hostOf(id);
    if (host !== undefined) open.push(host);
    for (const { value } of byId.get(id) ?? []) open.push(...targetsIn(kindRule('service'), value));
  }
  return ids;
}

/** `host:ID` of `check:ID/NAME`. */
export function hostOf(target: string): string | undefined {
  const match = /^check:([^/]+)\//.exec(target);
  return match === null ? undefined : `host:${match[1]}`;
}

function cut(window: Written, ids: ReadonlySet<string>): Written[] {
  const targets = targetsIn(kindRule('maintenance'), window.value).filter((id) => ids.has(id));
  return targets.length === 0 ? [] : [{ ...window, value: { ...window.value, targets } }];
}
