import { collectorClient } from '../kit/collector-client.ts';
import { until } from '../kit/until.ts';
import { timeZone } from './era.ts';
import { liveNames } from './live-agents.ts';

/** Agents that just started have told of their checks by then. */
const knownMs = 60_000;

/** Makes a service of what the real agents look at, as somebody does who has just rolled them out. */
export async function promiseLive(url: string, key: string, nowMs: number): Promise<void> {
  const client = collectorClient(url, key);
  const ids = await until('the checks of the real agents', knownMs, async () => {
    const { hosts } = await client.hosts();
    const live = liveNames.map((name) => hosts.find((host) => host.name === name));
    return live.every((host) => host?.checks.up === 2) ? live.flatMap((host) => host?.id ?? []) : undefined;
  });
  const put = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'if-none-match': '*' };
    const response = await fetch(`${url}/api/v1/${path}`, { method: 'PUT', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  const about = {
    contact: '情報システム部 運用課',
    description: '店舗に設置した受付端末（展開中） / being rolled out',
  };
  const of = ids.map((id) => `check:${id}/reception`);
  await put('calendars/pilot', pilotFrom(Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone)));
  await put('services/kiosks', { title: '店舗受付端末', ...about, atLeast: 2, of });
  const window = { calendar: 'month', timeZone };
  const promise = { window, serviceHours: 'pilot' };
  const umeda = `check:${ids[1]}/reception`;
  await put('slos/kiosks', { title: '店舗受付端末 稼働率（試行）', target: 'kiosks', objective: '99.5', ...promise });
  await put('slos/kiosk-umeda', { title: '梅田店 受付端末（試行）', target: umeda, objective: '99', ...promise });
}

/** Round the clock from now to the end of the month: nobody was promised anything before. */
function pilotFrom(now: Temporal.ZonedDateTime) {
  const days = Array.from({ length: now.daysInMonth - now.day + 1 }, (_, index) =>
    now.toPlainDate().add({ days: index }),
  );
  const [from, to] = [now, now.subtract({ minutes: 1 })].map((one) => one.toPlainTime().toString().slice(0, 5));
  const weekly = [{ days: [], from, to }];
  return { title: '試行期間（展開以降）', timeZone, weekly, open: days.map((day) => day.toString()) };
}
