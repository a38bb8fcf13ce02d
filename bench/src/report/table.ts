import type { Contestant, Measurement } from '../measurement.ts';

const contestants = ['aiSDK', 'a', 'langChain', 'b'] as const;
const names = { limit: 'limit', aiSDK: 'AI SDK, ours', a: 'A', langChain: 'LangChain, ours', b: 'B' };

/** The package beside which an adapter of this project is measured. */
export const officialPackages = {
  aiSDK: { name: '@openrouter/ai-sdk-provider', contestant: 'a' },
  langChain: { name: '@langchain/openrouter', contestant: 'b' },
} as const;

/** The measurements as a table of Markdown. */
export function toTable(measurements: readonly Measurement[]): string {
  const head = ['work', 'limit', ...contestants.map((name) => names[name]), 'wanted'];
  const rows = measurements.map((measurement) => [
    nameOf(measurement, names),
    limitOf(measurement),
    ...contestants.map((name) => cell(measurement, name)),
    wanted(measurement),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** What concerns one of this project's adapters, in words that need no other table, with columns of even width. */
export function toPackageTable(measurements: readonly Measurement[], adapter: 'aiSDK' | 'langChain'): string {
  const { name, contestant: official } = officialPackages[adapter];
  const packageNames = { [adapter]: 'this package', [official]: `\`${name}\`` };
  const head = ['work', 'limit', 'this package', `\`${name}\``, 'wanted'];
  const rows = measurements
    .filter(({ values }) => values[adapter] !== undefined)
    .map((measurement) => {
      const most = measurement.wanted[adapter];
      return [
        nameOf(measurement, packageNames),
        limitOf(measurement),
        cell(measurement, adapter),
        cell(measurement, official),
        most === undefined ? '–' : `≤ ${comparison(most, measurement)}`,
      ];
    });
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [head, head.map(() => '---'), ...rows].map(line).join('\n');
}

/** What a contestant's number is when it is compared: a ratio, a difference or the number itself. */
export function compared({ values, compare }: Measurement, name: Contestant): number | undefined {
  const value = values[name];
  if (value === undefined || compare === 'number') return value;
  const limit = values.limit ?? 0;
  return compare === 'ratio' ? value / limit : value - limit;
}

/** Does this project's adapter have what is wanted? `undefined` where nothing was measured or wanted. */
export function isMet(measurement: Measurement, name: 'aiSDK' | 'langChain'): boolean | undefined {
  const most = measurement.wanted[name];
  const value = compared(measurement, name);
  return most === undefined || value === undefined ? undefined : value <= most;
}

function cell(measurement: Measurement, name: (typeof contestants)[number]): string {
  const value = compared(measurement, name);
  if (value === undefined) return '–';
  const text = comparison(value, measurement);
  return (name === 'aiSDK' || name === 'langChain') && isMet(measurement, name) === false ? `**${text}**` : text;
}

/** The work, with the notes on those contestants that have a name. */
function nameOf({ work, note, noteOf = {} }: Measurement, named: Partial<Record<Contestant, string>>): string {
  const notes = (['limit', ...contestants] as const).map((name) => {
    const [who, what] = [named[name], noteOf[name]];
    return who === undefined || what === undefined ? undefined : `${who}: ${what}`;
  });
  const all = [note, ...notes].filter((text) => text !== undefined);
  return all.length === 0 ? work : `${work} (${all.join('; ')})`;
}

function limitOf({ values, unit }: Measurement): string {
  return values.limit === undefined ? '–' : quantity(values.limit, unit);
}

function wanted(measurement: Measurement): string {
  const { aiSDK, langChain } = measurement.wanted;
  const [first, second] = [aiSDK, langChain].map((most) => most !== undefined && `≤ ${comparison(most, measurement)}`);
  return first === second || !second ? first || '–' : first ? `${first} / ${second}` : second;
}

function comparison(value: number, { compare, unit }: Measurement): string {
  if (compare === 'ratio') return `${significant(value)} ×`;
  return `${compare === 'difference' && value >= 0 ? '+' : ''}${quantity(value, unit)}`;
}

function quantity(value: number, unit: string): string {
  return `${significant(value)} ${unit}`;
}

/** Three digits, of large numbers all. */
function significant(value: number): string {
  const rounded = Number(value.toPrecision(3));
  return rounded.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
