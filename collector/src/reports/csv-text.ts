/** Makes spreadsheets that guess read UTF-8. */
const byteOrderMark = '\uFEFF';

/** Rows of texts as RFC 4180, UTF-8 with a byte order mark. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(safe).join(',')}\r\n`).join('');
}

/**
 * One cell. Text that a spreadsheet would run as a formula gets an apostrophe: host names and check outputs come from machines that others
 * control.
 */
function safe(text: string): string {
  // The wide forms are what Japanese spreadsheets take for the narrow ones.
  const isFormula = /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^[+-][\d:.]+$/.test(text);
  const plain = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
