import { isTimeZone } from '../config.ts';
import { CollectorError } from '../errors.ts';
import { monthPattern } from '../ledger/month.ts';
import { monthReport } from '../month-report.ts';
import { monthFormats } from '../reports/month/index.ts';
import type { Language } from '../reports/month/month-report.ts';
import { settleAll } from '../store/settle-all.ts';
import { version } from '../version.ts';
import { type Command, optional, readConfig, required } from './command.ts';
import { openExisting } from './data.ts';
import { put } from './put.ts';

export const report: Command = {
  name: 'report',
  summary: 'Writes the availability of a month for every host and check.',
  usage: '--data DIR --month 2026-10 [--tz ZONE] [--format json|csv|html] [--lang ja|en] [--out FILE] [--config FILE]',
  options: {
    data: { type: 'string' },
    month: { type: 'string' },
    tz: { type: 'string' },
    format: { type: 'string' },
    lang: { type: 'string' },
    out: { type: 'string' },
    config: { type: 'string' },
  },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const config = await readConfig(optional(values, 'config'));
    const month = required(values, 'month');
    if (!new RegExp(monthPattern).test(month))
      throw new CollectorError('USAGE', `--month ${month}: give one such as 2026-10`);
    const timeZone = optional(values, 'tz') ?? config.organisation.timeZone;
    if (!isTimeZone(timeZone))
      throw new CollectorError('USAGE', `--tz ${timeZone}: give an IANA zone such as Asia/Tokyo`);
    const format = formatOf(optional(values, 'format') ?? 'json');
    const language = languageOf(optional(values, 'lang') ?? 'en');
    const { store } = await openExisting(required(values, 'data'));
    await using _open = store;
    await settleAll(store.evidence);
    const organisation = config.organisation.name;
    const model = await monthReport(store, { month, timeZone, organisation, version, nowMs: io.now() });
    await put(format.render(model, language), optional(values, 'out'), io.out);
    return 0;
  },
};

function formatOf(name: string) {
  const format = monthFormats.find((one) => one.name === name);
  if (format) return format;
  throw new CollectorError('USAGE', `--format ${name}: give one of ${monthFormats.map((one) => one.name).join(', ')}`);
}

function languageOf(name: string): Language {
  if (name === 'ja' || name === 'en') return name;
  throw new CollectorError('USAGE', `--lang ${name}: give ja or en`);
}
