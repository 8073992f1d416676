import { accountWords } from './account.ts';
import { adjustmentWords } from './adjustments.ts';
import { auditWords } from './audit.ts';
import { causeWords } from './cause.ts';
import { contactWords } from './contacts.ts';
import { continuityWords } from './continuity.ts';
import { continuityRecordWords } from './continuity-records.ts';
import { firstRunWords } from './first-run.ts';
import { frameWords } from './frame.ts';
import { hostWords } from './host.ts';
import { hostsWords } from './hosts.ts';
import { incidentDraftWords } from './incident-drafts.ts';
import { incidentMoveWords } from './incident-moves.ts';
import { incidentPageWords } from './incident-page.ts';
import { incidentSheetWords } from './incident-sheet.ts';
import { incidentTabWords } from './incident-tabs.ts';
import { incidentWords } from './incidents.ts';
import { inventoryWords } from './inventory.ts';
import { loginWords } from './login.ts';
import { maintenanceWords } from './maintenance.ts';
import { maintenancePlanWords } from './maintenance-plan.ts';
import { outagesWords } from './outages.ts';
import { overviewWords } from './overview.ts';
import { peopleWords } from './people.ts';
import { problemWords } from './problems.ts';
import { reportPageWords } from './report.ts';
import { reportProofWords } from './report-proof.ts';
import { reportWords } from './reports.ts';
import { servicePageWords } from './service.ts';
import { serviceWords } from './services.ts';
import { settingsWords } from './settings.ts';
import { settingsDefinitionWords } from './settings-definition.ts';
import { settingsFieldWords } from './settings-fields.ts';
import { timelineWords } from './timeline.ts';

/** The texts of every area of the page. To add one: its file, and its two lines here. */
export const areaWords = {
  ja: {
    ...adjustmentWords.ja,
    ...auditWords.ja,
    ...peopleWords.ja,
    ...accountWords.ja,
    ...loginWords.ja,
    ...causeWords.ja,
    ...firstRunWords.ja,
    ...frameWords.ja,
    ...hostWords.ja,
    ...hostsWords.ja,
    ...inventoryWords.ja,
    ...timelineWords.ja,
    ...incidentWords.ja,
    ...incidentPageWords.ja,
    ...incidentMoveWords.ja,
    ...incidentSheetWords.ja,
    ...incidentDraftWords.ja,
    ...incidentTabWords.ja,
    ...contactWords.ja,
    ...continuityWords.ja,
    ...continuityRecordWords.ja,
    ...maintenanceWords.ja,
    ...maintenancePlanWords.ja,
    ...outagesWords.ja,
    ...overviewWords.ja,
    ...problemWords.ja,
    ...reportWords.ja,
    ...reportPageWords.ja,
    ...reportProofWords.ja,
    ...servicePageWords.ja,
    ...serviceWords.ja,
    ...settingsWords.ja,
    ...settingsDefinitionWords.ja,
    ...settingsFieldWords.ja,
  },
  en: {
    ...adjustmentWords.en,
    ...auditWords.en,
    ...peopleWords.en,
    ...accountWords.en,
    ...loginWords.en,
    ...causeWords.en,
    ...firstRunWords.en,
    ...frameWords.en,
    ...hostWords.en,
    ...hostsWords.en,
    ...inventoryWords.en,
    ...timelineWords.en,
    ...incidentWords.en,
    ...incidentPageWords.en,
    ...incidentMoveWords.en,
    ...incidentSheetWords.en,
    ...incidentDraftWords.en,
    ...incidentTabWords.en,
    ...contactWords.en,
    ...continuityWords.en,
    ...continuityRecordWords.en,
    ...maintenanceWords.en,
    ...maintenancePlanWords.en,
    ...outagesWords.en,
    ...overviewWords.en,
    ...problemWords.en,
    ...reportWords.en,
    ...reportPageWords.en,
    ...reportProofWords.en,
    ...servicePageWords.en,
    ...serviceWords.en,
    ...settingsWords.en,
    ...settingsDefinitionWords.en,
    ...settingsFieldWords.en,
  },
};
