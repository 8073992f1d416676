import type { Body } from '../kinds/kind.ts';
import { fromOpenSloWindow, type SloWindow } from './time-window.ts';
import type { Path, Values } from './values.ts';

export interface SloQuestion {
  readonly values: Values;
  /** The ids of our services. */
  readonly services: ReadonlySet<string>;
  /** The objects of kind SLI in the same file, by name. */
  readonly indicators: ReadonlyMap<string, Values>;
  /** Told of what cannot be read as an SLO of ours. */
  readonly refuse: (path: Path, message: string) => void;
}

/** The body of our SLO; of use only when nothing was refused. */
export function readSlo(question: SloQuestion): Body {
  const { values } = question;
  const title = values.text('metadata', 'displayName');
  const description = values.text('spec', 'description');
  return {
    ...(title !== undefined && title !== '' && { title }),
    ...(description !== undefined && description !== '' && { description }),
    target: readTarget(question),
    objective: readObjective(question),
    window: readWindow(question),
  };
}

/** An indicator of ours names the target; of any other, the service does, and the indicator is left behind. */
function readTarget({ values, services, indicators, refuse }: SloQuestion): string {
  const service = values.text('spec', 'service');
  const ref = values.text('spec', 'indicatorRef');
  const named = ref === undefined ? undefined : indicators.get(ref);
  const own = named === undefined ? kadobanTarget(values, ['spec', 'indicator']) : kadobanTarget(named, []);
  if (own !== undefined) return own;
  if (service !== undefined && services.has(service)) return service;
  refuse(['spec', 'service'], `there is no service ${service ?? ''}; define it in services.yaml, or by the API, first`);
  return '';
}

function kadobanTarget(values: Values, at: Path): string | undefined {
  const source = [...at, 'spec', 'ratioMetric', 'raw', 'metricSource'];
  if (values.text(...source, 'type') !== 'kadoban') return undefined;
  values.text(...at, 'metadata', 'name');
  values.text(...at, 'spec', 'ratioMetric', 'rawType');
  return values.text(...source, 'spec', 'target');
}

function readObjective({ values, refuse }: SloQuestion): string {
  const objectives: Path = ['spec', 'objectives'];
  const count = values.count(...objectives);
  if (count !== 1) {
    refuse(objectives, `has ${count} objectives; an SLO of kadoban has one, so write one SLO for each`);
    return '';
  }
  const percent = values.number(...objectives, 0, 'targetPercent');
  if (percent !== undefined) return decimal(percent);
  const share = values.number(...objectives, 0, 'target');
  if (share !== undefined) return decimal(share * 100);
  refuse([...objectives, 0], 'must have target or targetPercent');
  return '';
}

/** Ten digits are more than anybody promises, and hide what binary fractions add at the end. */
function decimal(percent: number): string {
  return percent.toFixed(10).replace(/\.?0+$/, '');
}

function readWindow({ values, refuse }: SloQuestion): SloWindow {
  const windows: Path = ['spec', 'timeWindow'];
  const count = values.count(...windows);
  if (count !== 1) {
    refuse(windows, `has ${count} time windows; an SLO has one`);
    return {};
  }
  const startTime = values.text(...windows, 0, 'calendar', 'startTime');
  const timeZone = values.text(...windows, 0, 'calendar', 'timeZone');
  const window = fromOpenSloWindow({
    duration: values.text(...windows, 0, 'duration') ?? '',
    isRolling: values.boolean(...windows, 0, 'isRolling') ?? false,
    ...(startTime !== undefined && timeZone !== undefined && { calendar: { startTime, timeZone } }),
  });
  if (typeof window !== 'string') return window;
  refuse([...windows, 0], window);
  return {};
}
