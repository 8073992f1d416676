import { askChallenge } from './ask-challenge.ts';
import { collectorOf, type Examination } from './examination.ts';

/** Whether the agents' door opens, and behind it is the collector that enrolled this host. */
export const websocket: Examination = {
  name: 'websocket',
  title: { ja: 'WebSocket への切り替え', en: 'WebSocket upgrade' },
  after: ['tls'],
  async look(patient) {
    const collector = collectorOf(patient);
    const { identity, clock } = patient;
    try {
      const { challenge } = await askChallenge(collector, clock);
      if (identity && challenge.collectorId !== identity.collectorId) {
        return {
          status: 'bad',
          said: {
            ja: `${collector.url.host} では別のコレクターが答える`,
            en: `another collector answers at ${collector.url.host}`,
          },
          remedy: {
            ja: `collector の値を確かめる。このホストは ${identity.collectorUrl} に登録されている`,
            en: `look at collector in the configuration: this host is enrolled with ${identity.collectorUrl}`,
          },
        };
      }
      if (collector.pin !== undefined && !challenge.channelBound) {
        return {
          status: 'bad',
          said: {
            ja: 'コレクターは、自分より手前で TLS が終わると言う',
            en: 'the collector says that something else ends its TLS',
          },
          remedy: {
            ja: 'コレクターの trustProxy を外すか、プロキシ経由の証明書で登録し直す',
            en: 'take trustProxy out of its configuration, or enrol with a token without a pin',
          },
        };
      }
      return { status: 'good', said: { ja: 'コレクターが応えた', en: 'the collector answers' } };
    } catch (error) {
      const { message } = error as Error;
      return {
        status: 'bad',
        said: { ja: `切り替わらない: ${message}`, en: `no WebSocket: ${message}` },
        remedy: {
          ja: '途中のリバースプロキシが Upgrade を通すか、そのアドレスがコレクターのものかを確かめる',
          en: 'see that a reverse proxy on the way passes the upgrade on, and that this address is the collector’s',
        },
      };
    }
  },
};
