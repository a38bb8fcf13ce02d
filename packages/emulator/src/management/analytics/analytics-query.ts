import { checkFields, ofType, refuse, requireObject, requireString, type FieldRule } from '../../checks/field-check.ts';
import { listOf, oneOf } from '../../checks/field-rules.ts';
import type { JsonObject, JsonValue } from '../../json/json-value.ts';
import { DAY_MS } from '../../money/spending-period.ts';
import { DIMENSIONS } from './dimensions.ts';
import { METRICS } from './metrics.ts';

/** Sizes of the steps of a time series, in the names of the API. */
export const GRANULARITIES = ['minute', 'hour', 'day', 'week', 'month'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

/** How a filter compares; `in` and `not_in` take lists. */
export const OPERATORS = ['eq', 'neq', 'in', 'not_in', 'gt', 'gte', 'lt', 'lte'] as const;
type Operator = (typeof OPERATORS)[number];

/** One condition. */
export interface AnalyticsFilter {
  readonly field: string;
  readonly operator: Operator;
  readonly values: readonly string[];
  readonly includeUnset: boolean;
}

/** A request of `POST /analytics/query` after the checks. */
export interface AnalyticsQuery {
  readonly metrics: readonly string[];
  readonly dimensions: readonly string[];
  readonly filters: readonly AnalyticsFilter[];
  readonly granularity: Granularity | undefined;
  /** Milliseconds since 1970; the end is not part of it. */
  readonly start: number;
  readonly end: number;
  readonly orderBy: { readonly field: string; readonly descending: boolean } | undefined;
  readonly limit: number;
  readonly groupLimit: number | undefined;
}

const DEFAULT_DAYS = 30;
const DEFAULT_LIMIT = 1000;

const RULES: Readonly<Record<string, FieldRule>> = {
  metrics: listOf(oneOf(...Object.keys(METRICS)), { least: 1 }),
  dimensions: listOf(oneOf(...Object.keys(DIMENSIONS)), { most: 2 }),
  filters: listOf(ofType('object'), { most: 20 }),
  granularity: oneOf(...GRANULARITIES),
  limit: ofType('integer', { least: 1 }),
  group_limit: ofType('integer', { least: 1 }),
  order_by: ofType('object'),
};

/** Reads and checks a query. `now` ends the time that is asked about where nothing is said. */
export function readAnalyticsQuery(body: JsonObject, now: number): AnalyticsQuery {
  if (body.metrics === undefined) refuse('metrics', 'Invalid input: required, received undefined');
  checkFields(body, RULES);
  for (const name of ['classifier_dimensions', 'classifier_filters']) {
    if (body[name] !== undefined) refuse(name, 'the workspace has no active classifier');
  }
  const metrics = texts(body.metrics);
  const dimensions = texts(body.dimensions);
  return {
    metrics,
    dimensions,
    filters: list(body.filters).map(readFilter),
    granularity: GRANULARITIES.find((name) => name === body.granularity),
    ...readRange(body.time_range, now),
    orderBy: readOrder(body.order_by, [...metrics, ...dimensions, 'request_count', 'date']),
    limit: typeof body.limit === 'number' ? body.limit : DEFAULT_LIMIT,
    groupLimit: typeof body.group_limit === 'number' ? body.group_limit : undefined,
  };
}

function list(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: JsonValue | undefined): string[] {
  return list(value).filter((member) => typeof member === 'string');
}

function readFilter(value: JsonValue, index: number): AnalyticsFilter {
  const path = `filters.${index}`;
  const filter = requireObject(value, path);
  const field = requireString(filter.field, `${path}.field`);
  oneOf(...Object.keys(DIMENSIONS))(field, `${path}.field`);
  const operator = OPERATORS.find((name) => name === filter.operator);
  if (!operator) refuse(`${path}.operator`, `Invalid option: expected one of ${OPERATORS.join('|')}`);
  const takesList = operator === 'in' || operator === 'not_in';
  if (takesList !== Array.isArray(filter.value)) {
    refuse(`${path}.value`, `the operator ${operator} takes ${takesList ? 'a list' : 'a single value'}`);
  }
  const values = (takesList ? list(filter.value) : [filter.value ?? null]).map((member) =>
    typeof member === 'string' || typeof member === 'number'
      ? String(member)
      : refuse(`${path}.value`, 'Invalid input: expected string or number'),
  );
  return { field, operator, values, includeUnset: filter.include_unset === true };
}

function readRange(value: JsonValue | undefined, now: number): { start: number; end: number } {
  if (value === undefined) return { start: now - DEFAULT_DAYS * DAY_MS, end: now + 1 };
  const range = requireObject(value, 'time_range');
  const read = (name: 'start' | 'end'): number => {
    const time = Date.parse(requireString(range[name], `time_range.${name}`));
    return Number.isNaN(time) ? refuse(`time_range.${name}`, 'Invalid ISO datetime') : time;
  };
  const { start, end } = { start: read('start'), end: read('end') };
  if (start >= end) refuse('time_range', 'start has to be before end');
  return { start, end };
}

function readOrder(value: JsonValue | undefined, fields: readonly string[]): AnalyticsQuery['orderBy'] {
  if (value === undefined) return undefined;
  const order = requireObject(value, 'order_by');
  const field = requireString(order.field, 'order_by.field');
  oneOf(...fields)(field, 'order_by.field');
  oneOf('asc', 'desc')(order.direction ?? null, 'order_by.direction');
  return { field, descending: order.direction === 'desc' };
}
