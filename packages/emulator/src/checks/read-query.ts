import { refuse } from './field-check.ts';
import { UUID_RULE } from './field-rules.ts';

/** Bounds of a number in a query. */
interface QueryBounds {
  readonly least?: number;
  readonly most?: number;
  /** Whole numbers only. Default false. */
  readonly whole?: boolean;
}

/** A number of the query, or a 400; undefined where it is not there. */
export function queryNumber(query: URLSearchParams, name: string, bounds: QueryBounds = {}): number | undefined {
  const text = query.get(name);
  if (text === null || text === '') return undefined;
  const value = Number(text);
  const kind = bounds.whole === true ? 'integer' : 'number';
  if (!Number.isFinite(value) || (kind === 'integer' && !Number.isInteger(value))) {
    refuse(name, `Invalid input: expected ${kind}, received "${text}"`);
  }
  if (bounds.least !== undefined && value < bounds.least)
    refuse(name, `Too small: expected value to be >=${bounds.least}`);
  if (bounds.most !== undefined && value > bounds.most) refuse(name, `Too big: expected value to be <=${bounds.most}`);
  return value;
}

/** One of some texts, or a 400; undefined where it is not there. */
export function queryOneOf<Text extends string>(
  query: URLSearchParams,
  name: string,
  allowed: readonly Text[],
): Text | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const found = allowed.find((option) => option === text);
  if (found !== undefined) return found;
  return refuse(name, `Invalid option: expected one of ${allowed.map((option) => `"${option}"`).join('|')}`);
}

/** A UUID of the query, or a 400; undefined where it is not there. */
export function queryUuid(query: URLSearchParams, name: string): string | undefined {
  const text = query.get(name) ?? undefined;
  if (text !== undefined) UUID_RULE(text, name);
  return text;
}

/** A list with commas between its members; undefined where it is not there. */
export function queryList(query: URLSearchParams, name: string): string[] | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  return text
    .split(',')
    .map((member) => member.trim())
    .filter((member) => member !== '');
}
