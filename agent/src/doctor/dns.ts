import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { collectorOf, type Examination, type Finding } from './examination.ts';
import { firstHopOf, keyOf } from './first-hop.ts';

/** Whether the name of the collector, or of the proxy before it, has an address. */
export const dns: Examination = {
  name: 'dns',
  title: { ja: '名前解決', en: 'DNS' },
  after: ['enrolment'],
  async look(patient) {
    const collector = collectorOf(patient);
    const hop = firstHopOf(collector);
    if (isIP(hop.host) !== 0) {
      return { status: 'good', said: { ja: `${hop.host} は IP アドレスです`, en: `${hop.host} is an address itself` } };
    }
    try {
      const addresses = await lookup(hop.host, { all: true });
      const list = addresses.map(({ address }) => address).join(', ');
      return { status: 'good', said: { ja: `${hop.host} → ${list}`, en: `${hop.host} → ${list}` } };
    } catch (error) {
      return unknownName(hop.host, keyOf(hop, collector), (error as NodeJS.ErrnoException).code ?? '');
    }
  },
};

/** Why a name has no address. Pure. */
export function unknownName(host: string, key: string, code: string): Finding {
  const isSilent = code === 'EAI_AGAIN';
  return {
    status: 'bad',
    said: isSilent
      ? {
          ja: `${host} の問い合わせに DNS サーバーが応答しません (${code})`,
          en: `no DNS server answers for ${host} (${code})`,
        }
      : { ja: `${host} という名前は DNS にありません (${code})`, en: `the name ${host} does not exist (${code})` },
    remedy: isSilent
      ? { ja: '/etc/resolv.conf とネットワークを確かめてください', en: 'look at /etc/resolv.conf and the network' }
      : {
          ja: `${key} のつづりと、DNS にその名前があるかを確かめてください`,
          en: `look at the spelling in ${key}, and whether the DNS has this name`,
        },
  };
}
