/** What a plugin of Nagios printed. */
export interface PluginOutput {
  /** The first line, without its performance data. */
  readonly text: string;
  /** The lines after it. */
  readonly more: string;
  readonly data: readonly PerformanceValue[];
  /** All of it, in the plugin's own words. */
  readonly performance: string;
}

/** One piece of performance data: `'label'=value[UOM];[warn];[crit];[min];[max]`. */
export interface PerformanceValue {
  readonly label: string;
  /** Undefined where the plugin could not tell: `U`. */
  readonly value: number | undefined;
  readonly unit: string;
  readonly warn?: Range;
  readonly crit?: Range;
  readonly min?: number;
  readonly max?: number;
}

/** An alert is for values outside of `from` to `to`, both included; for those inside where `isInside`. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly isInside: boolean;
}

/** No plugin that makes sense has more. */
const valuesMax = 256;

/**
 * Takes a plugin's output apart: text, a bar, performance data on the first line; then more text, and behind the next bar more data, over
 * all lines that follow. What is no performance data is left out.
 */
export function parsePluginOutput(output: string): PluginOutput {
  const [first = '', ...others] = output.split(/\r?\n/);
  const [text, firstData] = cut(first);
  const [more, otherData] = cut(others.join('\n'));
  const performance = `${firstData.trim()} ${otherData.trim()}`.replace(/[\r\n]+/g, ' ').trim();
  return { text: text.trim(), more: more.trim(), data: performanceData(performance), performance };
}

/** `10`, `10:`, `~:10`, `10:20`, `@10:20`; undefined for anything else. */
export function parseRange(text: string): Range | undefined {
  const [, at, start, end] = /^(@?)(?:(~|-?[0-9.]+)?:)?(-?[0-9.]*)$/.exec(text) ?? [];
  if (at === undefined || text === '' || text === '@') return undefined;
  const from = start === '~' ? -Infinity : Number(start ?? 0);
  const to = end === '' ? Infinity : Number(end);
  return Number.isNaN(from) || Number.isNaN(to) || from > to ? undefined : { from, to, isInside: at === '@' };
}

function cut(text: string): [before: string, after: string] {
  const bar = text.indexOf('|');
  return bar < 0 ? [text, ''] : [text.slice(0, bar), text.slice(bar + 1)];
}

/** Labels with spaces are in single quotes, in which a quote is doubled; no label has an equals sign. */
const item = /\s*(?:'((?:[^'=]|'')+)'|([^\s'=][^\s=]*))=(\S*)/y;

function performanceData(text: string): PerformanceValue[] {
  const found: PerformanceValue[] = [];
  const items = new RegExp(item);
  while (found.length < valuesMax && items.lastIndex < text.length) {
    const start = items.lastIndex;
    const match = items.exec(text);
    if (match) {
      const [, quoted, plain = '', fields = ''] = match;
      const value = performanceValue(quoted?.replaceAll("''", "'") ?? plain, fields);
      if (value) found.push(value);
    } else {
      // On to the next word: one bad value must not hide those behind it.
      const word = /\s*\S+/y;
      word.lastIndex = start;
      if (!word.test(text)) break;
      items.lastIndex = word.lastIndex;
    }
  }
  return found;
}

function performanceValue(label: string, fields: string): PerformanceValue | undefined {
  const [first = '', warn, crit, min, max] = fields.split(';');
  const [, digits, unit = ''] = /^(U|-?[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?|-?[0-9]+\.)([^0-9.;\s]*)$/.exec(first) ?? [];
  if (digits === undefined) return undefined;
  return {
    label,
    value: digits === 'U' ? undefined : Number(digits),
    unit,
    ...present('warn', parseRange(warn ?? '')),
    ...present('crit', parseRange(crit ?? '')),
    ...present('min', numberIn(min)),
    ...present('max', numberIn(max)),
  };
}

function numberIn(text = ''): number | undefined {
  return /^-?[0-9]*\.?[0-9]+$/.test(text) ? Number(text) : undefined;
}

function present<K extends string, V>(key: K, value: V | undefined): { [k in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [k in K]: V });
}
