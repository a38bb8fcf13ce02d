/**
 * An amount of US dollars as a whole number of femtodollars (1e-15 $). Sums and products of token prices are exact, which
 * they are not in binary floating point.
 */
export type Money = bigint;

const DIGITS = 15;

/** Reads a decimal string such as `"0.000003"` or `"3e-6"`. Throws a RangeError when it needs more than 15 decimals. */
export function parseMoney(decimal: string): Money {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([-+]?\d+))?$/i.exec(decimal.trim());
  if (!match) throw new RangeError(`"${decimal}" is not a decimal number.`);
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] = match;
  const shift = DIGITS - fraction.length + Number(exponent);
  const digits = BigInt(whole + fraction);
  const scale = 10n ** BigInt(Math.abs(shift));
  if (shift < 0 && digits % scale !== 0n) throw new RangeError(`"${decimal}" has more than ${DIGITS} decimals.`);
  const amount = shift < 0 ? digits / scale : digits * scale;
  return sign === '-' ? -amount : amount;
}

/** An amount that came as a JSON number, to the nearest femtodollar. */
export function moneyOf(dollars: number): Money {
  return parseMoney(dollars.toFixed(DIGITS));
}

/** The shortest decimal string of an amount, for example `"0.000003"`. */
export function formatMoney(amount: Money): string {
  const sign = amount < 0n ? '-' : '';
  const digits = (amount < 0n ? -amount : amount).toString().padStart(DIGITS + 1, '0');
  const fraction = digits.slice(-DIGITS).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -DIGITS)}${fraction && `.${fraction}`}`;
}

/** The JSON number nearest to an amount; rounding happens here only, once. */
export function moneyToNumber(amount: Money): number {
  return Number(formatMoney(amount));
}
