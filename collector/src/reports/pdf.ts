import type { ReportFormat } from './index.ts';
import { renderPdf } from './pdf/render.ts';

/** The report on paper, for whoever approves and files it, with its dataset attached. */
export const pdf: ReportFormat = {
  name: 'pdf',
  mediaType: 'application/pdf',
  extension: 'pdf',
  render(report, language, _evidence, fonts) {
    if (fonts === undefined) throw new Error('a PDF is drawn with fonts; who renders one brings them');
    return renderPdf(report, language, fonts());
  },
};
