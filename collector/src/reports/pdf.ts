import type { ReportFormat } from './index.ts';

/** The report on paper, for whoever approves and files it, with its dataset attached. */
export const pdf: ReportFormat = {
  name: 'pdf',
  mediaType: 'application/pdf',
  extension: 'pdf',
  async render(report, manner, _evidence, fonts) {
    if (fonts === undefined) throw new Error('a PDF is drawn with fonts; who renders one brings them');
    // Loaded when something is drawn: every command and thread would start a fifth of a second later.
    const { renderPdf } = await import('./pdf/render.ts');
    return renderPdf(report, manner, fonts());
  },
};
