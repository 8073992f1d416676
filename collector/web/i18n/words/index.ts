import { frameWords } from './frame.ts';
import { hostWords } from './host.ts';
import { hostsWords } from './hosts.ts';

/** The texts of every area of the page. To add one: its file, and its two lines here. */
export const areaWords = {
  ja: {
    ...frameWords.ja,
    ...hostWords.ja,
    ...hostsWords.ja,
  },
  en: {
    ...frameWords.en,
    ...hostWords.en,
    ...hostsWords.en,
  },
};
