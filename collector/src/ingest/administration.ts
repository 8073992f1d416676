import type { Logger } from 'pino';
import { type Clock, repeat } from '../clock.ts';
import type { Live } from '../live.ts';
import type { StandingStore } from '../store/standing-store.ts';
import type { HostStore } from '../store/store.ts';
import type { CentralConfig } from './central-config.ts';
import { toldAtOnce } from './limits.ts';

/** How soon a session hears of what another process changed, such as a command beside the collector. */
const lookEveryMs = 1000;

export interface AdministrationParts extends Pick<Clock, 'after'> {
  readonly store: {
    readonly hosts: Pick<HostStore, 'find'>;
    readonly standings: Pick<StandingStore, 'find' | 'changedAfter'>;
  };
  readonly live: Pick<Live, 'connected' | 'changed' | 'onAdministered'>;
  readonly central: Pick<CentralConfig, 'look'>;
  readonly log: Logger;
}

/** Lets open sessions know what people decide about their hosts: at once where it was decided here, soon where it was another process. */
export function watchAdministration(parts: AdministrationParts): Disposable {
  const { store, live, central, log } = parts;
  let seenN: number | undefined;
  let looking = false;
  let again = false;

  const tell = async (hostId: string) => {
    const session = live.connected.get(hostId);
    if (!session) return;
    const [host, standing] = await Promise.all([store.hosts.find(hostId), store.standings.find(hostId)]);
    if (host) await session.govern(host, standing);
  };
  const tellAll = async (hostIds: readonly string[]) => {
    for (let from = 0; from < hostIds.length; from += toldAtOnce) {
      await Promise.all(hostIds.slice(from, from + toldAtOnce).map(tell));
    }
  };
  const lookOnce = async () => {
    const isFirst = seenN === undefined;
    const { n, hostIds } = await store.standings.changedAfter(seenN ?? 0);
    const isReconfigured = await central.look();
    // Who connects is told at its hello; only what changed since the first look is news.
    if (!isFirst) {
      await tellAll(isReconfigured ? [...live.connected.keys()] : hostIds);
      for (const hostId of hostIds) live.changed(hostId);
    }
    seenN = n;
  };
  const look = () => {
    again = looking;
    if (looking) return;
    looking = true;
    lookOnce()
      .catch((error: unknown) => log.error({ err: error }, 'what people changed of hosts could not be read'))
      .finally(() => {
        looking = false;
        if (again) look();
      });
  };
  look();
  const forget = live.onAdministered(look);
  const stop = repeat(parts, lookEveryMs, look);
  return {
    [Symbol.dispose]() {
      forget();
      stop();
    },
  };
}
