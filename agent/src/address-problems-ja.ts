import type { UrlProblem } from './uplink/collector-url.ts';
import type { ProxyProblem } from './uplink/proxy.ts';

/** What can be wrong with the address of a collector, as the end of a sentence about it: see `urlProblems`. */
export const urlProblemsJa: Readonly<Record<UrlProblem, string>> = {
  noUrl: 'は https:// の URL ではありません',
  credentials: 'には、ユーザー名やパスワードを書けません',
  tail: 'は、パスまでにしてください',
  plain: 'は暗号化されません。http:// が使えるのは、同じマシンのコレクター (127.0.0.1、::1、localhost) だけです',
};

/** The same of the address of a proxy: see `proxyProblems`. */
export const proxyProblemsJa: Readonly<Record<ProxyProblem, string>> = {
  noUrl: 'が http://proxy.example.jp:3128 のような http:// の URL ではありません',
  tail: 'は、ポートまでにしてください',
  credentials: 'のユーザー名かパスワードに、URL の書き方に合わない % があります',
};
