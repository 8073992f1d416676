/**
 * Cuts a decimal string of a number >= 0 after `digits` decimals. It never rounds and never passes through a float:
 * 99.999999 must not print as 100.
 */
export function floorDecimal(decimal: string, digits: number): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return digits === 0 ? whole : `${whole}.${fraction.padEnd(digits, '0').slice(0, digits)}`;
}

/** The same for a measured number >= 0, by the shortest decimal that stands for it. */
export function floorNumber(value: number, digits: number): string {
  const decimal = String(value);
  // Exponents appear below 1e-6, which is 0 at any number of digits that the page shows.
  return floorDecimal(decimal.includes('e-') ? '0' : decimal, digits);
}
