import { frameWords } from './frame.ts';
import { hostWords } from './host.ts';
import { hostsWords } from './hosts.ts';
import { incidentWords } from './incidents.ts';
import { maintenanceWords } from './maintenance.ts';
import { overviewWords } from './overview.ts';
import { serviceWords } from './services.ts';
import { maintenancePlanWords } from './maintenance-plan.ts';
import { outagesWords } from './outages.ts';
import { reportWords } from './reports.ts';

/** The texts of every area of the page. To add one: its file, and its two lines here. */
export const areaWords = {
  ja: {
    ...frameWords.ja,
    ...hostWords.ja,
    ...hostsWords.ja,
    ...incidentWords.ja,
    ...maintenanceWords.ja,
    ...overviewWords.ja,
    ...serviceWords.ja,
    ...reportWords.ja,
  },
    ...maintenancePlanWords.ja,
    ...outagesWords.ja,
  en: {
    ...frameWords.en,
    ...hostWords.en,
    ...hostsWords.en,
    ...incidentWords.en,
    ...maintenanceWords.en,
    ...overviewWords.en,
    ...serviceWords.en,
    ...reportWords.en,
  },
};
    ...maintenancePlanWords.en,
    ...outagesWords.en,
