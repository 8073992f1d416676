import { encode } from 'uqr';

/** Cameras need this much quiet around it (ISO/IEC 18004: four modules). */
const quietModules = 4;

/** A QR code as one path: nothing in it is styled by an attribute, which the page's policy would refuse. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: quietModules });
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
