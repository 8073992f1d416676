import type { Examination } from './examination.ts';

/** Whether this host has an identity. */
export const enrolment: Examination = {
  name: 'enrolment',
  title: { ja: '登録', en: 'enrolment' },
  after: [],
  async look({ identity, identityProblem, config }) {
    if (identityProblem) throw identityProblem;
    if (identity) {
      const { name, hostId, collectorUrl } = identity;
      return {
        status: 'good',
        said: {
          ja: `${name} (${hostId}) として ${collectorUrl} に登録済み`,
          en: `as ${name} (${hostId}) with ${collectorUrl}`,
        },
      };
    }
    return {
      status: 'bad',
      said: { ja: `${config.stateDir} に登録情報がありません`, en: `${config.stateDir} holds no identity` },
      remedy: {
        ja: 'コレクターでトークンを作成し、`kadoban-agent enroll` を実行してください',
        en: 'make a token on the collector and run `kadoban-agent enroll`',
      },
    };
  },
};
