import { causeWords } from './cause.ts';
import { frameWords } from './frame.ts';
import { hostWords } from './host.ts';
import { hostsWords } from './hosts.ts';
import { incidentWords } from './incidents.ts';
import { maintenanceWords } from './maintenance.ts';
import { maintenancePlanWords } from './maintenance-plan.ts';
import { overviewWords } from './overview.ts';
import { serviceWords } from './services.ts';
import { reportWords } from './reports.ts';
import { outagesWords } from './outages.ts';

/** The texts of every area of the page. To add one: its file, and its two lines here. */
export const areaWords = {
  ja: {
    ...causeWords.ja,
    ...frameWords.ja,
    ...hostWords.ja,
    ...hostsWords.ja,
    ...incidentWords.ja,
    ...maintenanceWords.ja,
    ...maintenancePlanWords.ja,
    ...overviewWords.ja,
    ...serviceWords.ja,
    ...reportWords.ja,
    ...outagesWords.ja,
  },
  en: {
    ...causeWords.en,
    ...frameWords.en,
    ...hostWords.en,
    ...hostsWords.en,
    ...incidentWords.en,
    ...maintenanceWords.en,
    ...maintenancePlanWords.en,
    ...overviewWords.en,
    ...serviceWords.en,
    ...reportWords.en,
    ...outagesWords.en,
  },
};
