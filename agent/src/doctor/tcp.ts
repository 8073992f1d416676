import { once } from 'node:events';
import { connect } from 'node:net';
import { collectorOf, type Examination, type Finding } from './examination.ts';
import { type FirstHop, firstHopOf, keyOf } from './first-hop.ts';

/** Three tries of the kernel: a firewall that drops everything does not answer later either. */
const connectMs = 7000;

/** Whether a connection can be opened to the collector, or to the proxy before it. */
export const tcp: Examination = {
  name: 'tcp',
  title: { ja: 'TCP 接続', en: 'TCP' },
  after: ['dns'],
  async look(patient) {
    const collector = collectorOf(patient);
    const hop = firstHopOf(collector);
    const socket = connect({ host: hop.host, port: hop.port });
    const startMs = patient.clock.monotonicMs();
    try {
      await once(socket, 'connect', { signal: AbortSignal.timeout(connectMs) });
      const ms = (patient.clock.monotonicMs() - startMs).toFixed(1);
      return {
        status: 'good',
        said: { ja: `${nameOf(hop)} に接続できました (${ms} ms)`, en: `connected to ${nameOf(hop)} (${ms} ms)` },
      };
    } catch (error) {
      const { name, code } = error as NodeJS.ErrnoException;
      return unreached(hop, keyOf(hop, collector), name === 'AbortError' ? 'ETIMEDOUT' : (code ?? name));
    } finally {
      socket.destroy();
    }
  },
};

function nameOf({ host, port }: FirstHop): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Why a port cannot be connected to. Pure. */
export function unreached(hop: FirstHop, key: string, code: string): Finding {
  const name = nameOf(hop);
  const what = hop.isProxy ? { ja: 'プロキシ', en: 'proxy' } : { ja: 'コレクター', en: 'collector' };
  if (code === 'ECONNREFUSED') {
    return {
      status: 'bad',
      said: {
        ja: `${name} に接続を拒否されました。何も待ち受けていません`,
        en: `${name} refuses: nothing listens there`,
      },
      remedy: {
        ja: `${what.ja}が動いているか、${key} のポートが正しいかを確かめてください`,
        en: `see that the ${what.en} runs, and that the port in ${key} is right`,
      },
    };
  }
  const isSilent = code === 'ETIMEDOUT';
  return {
    status: 'bad',
    said: isSilent
      ? {
          ja: `${name} から ${connectMs / 1000} 秒以内に応答がありません`,
          en: `${name} does not answer within ${connectMs / 1000} s`,
        }
      : { ja: `${name} への経路がありません (${code})`, en: `no way leads to ${name} (${code})` },
    remedy: isSilent
      ? {
          ja: '途中のファイアウォールがこのポートを通すかを確かめてください',
          en: 'see that the firewalls on the way let this port through',
        }
      : {
          ja: 'このホストのネットワークと経路 (`ip route`) を確かめてください',
          en: 'look at the network and the routes of this host (`ip route`)',
        },
  };
}
