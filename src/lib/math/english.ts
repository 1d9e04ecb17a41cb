/**
 * Numbers as English writes them: 1,234.5. The same text as `toLocaleString('en-US')`, whose first call loads the tables of a
 * language and holds up the page for some 40 ms.
 */

/** At most three decimals, or at most `digits` significant digits where they are given. */
export function english(value: number, digits?: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value < 0 ? '-∞' : '∞';
  const [whole, rest] = plain(value, digits).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  const decimals = rest?.replace(/0+$/, '');
  return decimals ? `${grouped}.${decimals}` : grouped;
}

/** Rounded, and written without an exponent. */
function plain(value: number, digits?: number): string {
  if (digits === undefined) return value.toFixed(3);
  const rounded = value.toExponential(digits - 1);
  const exponent = Number(rounded.slice(rounded.indexOf('e') + 1));
  return Number(rounded).toFixed(Math.min(100, Math.max(0, digits - 1 - exponent)));
}
