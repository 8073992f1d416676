import { TLSSocket } from 'node:tls';
import { AgentError } from '../errors.ts';
import { connectTls } from '../uplink/connect-tls.ts';
import { collectorOf, type Examination, type Finding } from './examination.ts';

const handshakeMs = 15_000;

/** Whether the collector has the key that it is known by. */
export const tls: Examination = {
  name: 'tls',
  title: { ja: 'TLS と証明書', en: 'TLS and pin' },
  after: ['proxy'],
  async look(patient) {
    const collector = collectorOf(patient);
    try {
      const socket = await connectTls(collector.url, collector, AbortSignal.timeout(handshakeMs));
      const protocol = socket instanceof TLSSocket ? socket.getProtocol() : null;
      socket.destroy();
      if (protocol === null) {
        return {
          status: 'good',
          said: { ja: '同じマシンの中なので、暗号化していません', en: 'not encrypted, on this very machine' },
        };
      }
      return collector.pin === undefined
        ? {
            status: 'good',
            said: { ja: `${protocol}、認証局が保証する証明書`, en: `${protocol}, a certificate of a known authority` },
          }
        : { status: 'good', said: { ja: `${protocol}、固定した鍵と一致`, en: `${protocol}, the pinned key` } };
    } catch (error) {
      return untrusted(collector.url, error);
    }
  },
};

/** Why TLS did not come about. Pure. */
export function untrusted(url: URL, error: unknown): Finding {
  const { code = '', message, name } = error as NodeJS.ErrnoException;
  if (error instanceof AgentError && error.code === 'COLLECTOR_IDENTITY') {
    return {
      status: 'bad',
      said: {
        ja: `証明書の鍵が登録時に固定したものと違います: ${message}`,
        en: `the certificate has another key than the pinned one: ${message}`,
      },
      remedy: {
        ja: 'コレクターを作り直していなければ、途中で TLS を書き換えるものがないか調べてください。作り直したのなら、鍵をバックアップから戻すか、`enroll --replace` で登録し直してください',
        en: 'unless the collector was set up anew, look for what rewrites TLS on the way; if it was, restore its keys from the backup, or `enroll --replace`',
      },
    };
  }
  if (/EXPIRED|NOT_YET_VALID/.test(code)) {
    return {
      status: 'bad',
      said: { ja: `証明書の有効期間外です: ${message}`, en: `the certificate is not valid today: ${message}` },
      remedy: {
        ja: 'コレクターの証明書と、このホストの時計を確かめてください',
        en: "look at the collector's certificate, and at the clock of this host",
      },
    };
  }
  if (/CERT|SELF_SIGNED|ISSUER|ALTNAME/.test(code)) {
    return {
      status: 'bad',
      said: { ja: `証明書を信頼できません: ${message}`, en: `the certificate is not trusted: ${message}` },
      remedy: {
        ja: 'このコレクターで作成したトークン (証明書の鍵を確かめる情報が入っています) で登録し直すか、コレクターに認証局の証明書を設定してください',
        en: 'enrol with a token of this collector, which carries its pin, or give it a certificate of an authority',
      },
    };
  }
  const why = name === 'AbortError' || name === 'TimeoutError' ? `${handshakeMs / 1000} s` : wordsOf(error);
  return {
    status: 'bad',
    said: { ja: `${url.host} が TLS で応答しません: ${why}`, en: `${url.host} does not speak TLS: ${why}` },
    remedy: {
      ja: 'そのポートがコレクターのものか、途中で接続を切るものがないかを確かめてください',
      en: 'see that this port is the collector’s, and that nothing on the way ends the connection',
    },
  };
}

/** What OpenSSL says is for those who build it: a number, a source file, and the words between. */
function wordsOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return /:SSL routines:[^:]*:([^:]+)/.exec(message)?.[1] ?? (message.trim() || code);
}
