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
          said: { ja: 'この機械の中なので暗号化しない', en: 'not encrypted, on this very machine' },
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
        ja: `証明書の鍵が登録時に固定したものと違う: ${message}`,
        en: `the certificate has another key than the pinned one: ${message}`,
      },
      remedy: {
        ja: 'コレクターを作り直したのでなければ、途中で TLS を書き換えるものがないか調べる。作り直したのなら、バックアップから鍵を戻すか `enroll --replace` で登録し直す',
        en: 'unless the collector was set up anew, look for what rewrites TLS on the way; if it was, restore its keys from the backup, or `enroll --replace`',
      },
    };
  }
  if (/EXPIRED|NOT_YET_VALID/.test(code)) {
    return {
      status: 'bad',
      said: { ja: `証明書の期限に合わない: ${message}`, en: `the certificate is not valid today: ${message}` },
      remedy: {
        ja: 'コレクターの証明書と、このホストの時計を確かめる',
        en: "look at the collector's certificate, and at the clock of this host",
      },
    };
  }
  if (/CERT|SELF_SIGNED|ISSUER|ALTNAME/.test(code)) {
    return {
      status: 'bad',
      said: { ja: `証明書を信頼できない: ${message}`, en: `the certificate is not trusted: ${message}` },
      remedy: {
        ja: 'コレクターが発行した固定付きのトークンで登録し直すか、認証局の証明書を使う',
        en: 'enrol with a token of this collector, which carries its pin, or give it a certificate of an authority',
      },
    };
  }
  const why = name === 'AbortError' || name === 'TimeoutError' ? `${handshakeMs / 1000} s` : wordsOf(error);
  return {
    status: 'bad',
    said: { ja: `${url.host} は TLS で応えない: ${why}`, en: `${url.host} does not speak TLS: ${why}` },
    remedy: {
      ja: 'そのポートが本当にコレクターのものか、途中で接続を切るものがないかを確かめる',
      en: 'see that this port is the collector’s, and that nothing on the way ends the connection',
    },
  };
}

/** What OpenSSL says is for those who build it: a number, a source file, and the words between. */
function wordsOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return /:SSL routines:[^:]*:([^:]+)/.exec(message)?.[1] ?? (message.trim() || code);
}
