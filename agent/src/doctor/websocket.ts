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
            ja: `${collector.url.host} では別のコレクターが応答しています`,
            en: `another collector answers at ${collector.url.host}`,
          },
          remedy: {
            ja: `設定の collector を確かめてください。このホストは ${identity.collectorUrl} に登録されています`,
            en: `look at collector in the configuration: this host is enrolled with ${identity.collectorUrl}`,
          },
        };
      }
      if (collector.pin !== undefined && !challenge.channelBound) {
        return {
          status: 'bad',
          said: {
            ja: 'コレクターより手前で TLS が終端されています (コレクターの報告)',
            en: 'the collector says that something else ends its TLS',
          },
          remedy: {
            ja: 'コレクターの設定から trustProxy を外すか、証明書を固定しないトークンで登録し直してください',
            en: 'take trustProxy out of its configuration, or enrol with a token without a pin',
          },
        };
      }
      return { status: 'good', said: { ja: 'コレクターが応答しました', en: 'the collector answers' } };
    } catch (error) {
      const { message } = error as Error;
      return {
        status: 'bad',
        said: { ja: `WebSocket に切り替わりません: ${message}`, en: `no WebSocket: ${message}` },
        remedy: {
          ja: '途中のリバースプロキシが Upgrade を通すか、そのアドレスがコレクターのものかを確かめてください',
          en: 'see that a reverse proxy on the way passes the upgrade on, and that this address is the collector’s',
        },
      };
    }
  },
};
