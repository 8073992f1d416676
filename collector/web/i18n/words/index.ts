import { frameWords } from './frame.ts';

/** The texts of every area of the page. To add one: its file, and its two lines here. */
export const areaWords = {
  ja: {
    ...frameWords.ja,
  },
  en: {
    ...frameWords.en,
  },
};
