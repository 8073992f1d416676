/** Points in a millimetre. */
const mm = 72 / 25.4;

/** Where on a page there may be content, in points from its upper left corner. */
export interface Frame {
  readonly pageWidth: number;
  readonly pageHeight: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly bottom: number;
}

const shortSide = 210 * mm;
const longSide = 297 * mm;

/** What punches need: holes are 12 mm from the edge, and 6 mm wide. */
const punched = 22 * mm;
const other = 15 * mm;
/** With room for what stands on top and at the foot of every page. */
const head = 24 * mm;
const foot = 20 * mm;

/** A4; the wide page is filed with its upper edge where the other has its left one. */
export const upright: Frame = frame(shortSide, longSide, punched, head);
export const wide: Frame = frame(longSide, shortSide, punched, head + 6 * mm);

function frame(pageWidth: number, pageHeight: number, left: number, top: number): Frame {
  return { pageWidth, pageHeight, left, top, width: pageWidth - left - other, bottom: pageHeight - foot };
}

/** A stamp is 15 mm wide and is never put quite straight. */
export const sealSide = 19 * mm;
