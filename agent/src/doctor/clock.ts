import { askChallenge, type Greeted } from './ask-challenge.ts';
import { collectorOf, type Examination, type Finding } from './examination.ts';

/** The agent's own times do not follow the wall clock, and the collector corrects them; but logs and certificates go by it. */
const warnMs = 1000;
const badMs = 60_000;

/** What the collector's clock said, and between which moments of our wall clock. */
type Told = Pick<Greeted, 'askedMs' | 'heardMs'> & { readonly serverTimeMs: number };

/** How far the wall clock of this host is from the collector's. */
export const clock: Examination = {
  name: 'clock',
  title: { ja: '時計のずれ', en: 'clock' },
  after: ['websocket'],
  async look(patient) {
    const { challenge, ...asked } = await askChallenge(collectorOf(patient), patient.clock);
    return offsetFinding({ ...asked, serverTimeMs: challenge.serverTimeMs });
  },
};

/** What the collector's word says of our clock: it was said between asking and hearing. Pure. */
export function offsetFinding({ serverTimeMs, askedMs, heardMs }: Told): Finding {
  // The part of the difference that the way cannot explain.
  const aheadMs = askedMs > serverTimeMs ? askedMs - serverTimeMs : Math.min(0, heardMs - serverTimeMs);
  const size = Math.abs(aheadMs);
  const told = `${(size / 1000).toFixed(1)} s`;
  if (size < warnMs) {
    const within = `${Math.round(Math.max(size, heardMs - askedMs))} ms`;
    return {
      status: 'good',
      said: { ja: `コレクターとの差 ${within} 以内`, en: `within ${within} of the collector’s` },
    };
  }
  return {
    status: size < badMs ? 'warning' : 'bad',
    said:
      aheadMs > 0
        ? {
            ja: `このホストの時計はコレクターより ${told} 進んでいます`,
            en: `the clock of this host is ${told} ahead of the collector’s`,
          }
        : {
            ja: `このホストの時計はコレクターより ${told} 遅れています`,
            en: `the clock of this host is ${told} behind the collector’s`,
          },
    remedy: {
      ja: '時刻同期 (chrony、systemd-timesyncd) を動かしてください。正しいのがどちらの時計かも確かめてください',
      en: 'run time synchronisation (chrony, systemd-timesyncd), and see which of the two is right',
    },
  };
}
