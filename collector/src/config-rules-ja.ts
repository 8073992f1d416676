import type { Mistake } from '@kadoban/proto/mistakes';
import { mistakeTextJa, problemTextJa } from '@kadoban/proto/mistakes-ja';
import type { OwnRule } from '@kadoban/proto/own-rule';
import { phraseText, type Translated } from '@kadoban/proto/phrase';
import type { Problem } from '@kadoban/proto/problem';
import type { ConfigRule, configRules } from './config-rules.ts';

/** What the configuration has to keep, in Japanese: see `configRules`. */
const configRulesJa: Translated<typeof configRules> = {
  plainMail: () => 'mail.security の none は、このマシン自身へ送るときだけ使えます',
  viewerServices: () => 'viewer には services が必要です。ほかのロールには書けません',
  plainIssuer: () => 'oidc.issuer の http は、このマシン自身だけに使えます',
  port: (max) => `ポートは 0 から ${max} までにしてください`,
  publicUrl: () => 'https://kadoban.example.jp のような、ユーザー名のないアドレスにしてください',
  timeZone: () => 'Asia/Tokyo のような IANA のタイムゾーンにしてください',
  tlsFiles: () => 'certFile と keyFile は、両方とも書くか、どちらも書かないでください',
  retention: () => '細かいデータほど長く保存することはできません: rawDays <= minuteDays <= hourDays',
  instant: () => '2026-11-23T09:00:00Z のような、時差付きの時刻にしてください',
  plainHttp: () => 'tls.enabled: false は、ループバックか、プロキシの内側 (trustProxy: true) でだけ使えます',
};

// A rule of the collector's schemas is one of `configRules`: no other table is given to `ruled` here.
const ruleText = (rule: OwnRule) => phraseText(configRulesJa, rule as unknown as ConfigRule);

/** A mistake in a file as people read it in Japanese; where only the API's words tell what it is, it stays in those. */
export const problemJa = (problem: Problem): Problem => problemTextJa(problem, ruleText);

/** What is wrong with a value of the configuration, in Japanese. */
export const mistakeJa = (mistake: Mistake): string => mistakeTextJa(mistake, ruleText);
