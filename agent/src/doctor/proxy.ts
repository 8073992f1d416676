import { portOf } from '../collector-address.ts';
import { AgentError } from '../errors.ts';
import { failureJa } from '../failure-ja.ts';
import { openTunnel } from '../uplink/open-tunnel.ts';
import { proxyName } from '../uplink/proxy.ts';
import { collectorOf, type Examination } from './examination.ts';

const tunnelMs = 15_000;

/** Whether the proxy, where there is one, connects on to the collector. */
export const proxy: Examination = {
  name: 'proxy',
  title: { ja: 'プロキシ', en: 'proxy' },
  after: ['tcp'],
  async look(patient) {
    const { url, proxy: used, proxySaidBy = '' } = collectorOf(patient);
    if (!used) {
      const why = proxySaidBy === '' ? '' : ` (${proxySaidBy})`;
      return { status: 'good', said: { ja: `使いません${why}`, en: `none is used${why}` } };
    }
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const by = `${proxyName(used)} (${proxySaidBy})`;
    try {
      (await openTunnel(used, host, portOf(url), AbortSignal.timeout(tunnelMs))).destroy();
      return {
        status: 'good',
        said: { ja: `${by} を経由してコレクターに届きます`, en: `${by} leads to the collector` },
      };
    } catch (error) {
      const why = `${proxyName(used)}: ${(error as Error).message}`;
      const said =
        error instanceof AgentError
          ? { ja: failureJa(error), en: error.message }
          : { ja: `コレクターに届きません: ${why}`, en: why };
      return {
        status: 'bad',
        said,
        remedy: {
          ja: `プロキシに ${host}:${portOf(url)} への CONNECT を許可してもらうか、${proxySaidBy} を直してください。直接つながるなら、設定を proxy: none にしてください`,
          en: `have the proxy allow CONNECT to ${host}:${portOf(url)}, or mend ${proxySaidBy}; with a direct way, set proxy: none`,
        },
      };
    }
  },
};
