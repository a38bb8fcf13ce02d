import { closedObject } from '../checks/closed-object.ts';
import { ofType, refuse, type FieldRule } from '../checks/field-check.ts';
import { objectOf, oneOf } from '../checks/field-rules.ts';
import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import { endpointsOf, type ModelEndpoint } from '../catalogue/model-endpoints.ts';
import { ApiError } from '../http/api-error.ts';
import type { JsonValue } from '../json/json-value.ts';
import { nearestNames } from '../text/nearest.ts';
import { UPSTREAM_STATUSES, type UpstreamCondition, type Upstreams } from './upstream-condition.ts';

const status = oneOf(...UPSTREAM_STATUSES);
const seconds = ofType('number', { least: 0 });

const MEMBERS: Readonly<Record<keyof UpstreamCondition, FieldRule>> = {
  status,
  code: ofType('integer', { least: 400, most: 599 }),
  retryAfter: seconds,
  resetIn: seconds,
  firstEvent: seconds,
  perEvent: seconds,
};
const NEEDED = objectOf({ status }, ['status']);
const CLOSED = closedObject(MEMBERS);
const CONDITION: FieldRule = (value, path) => {
  if (typeof value === 'string') {
    status(value, path);
    return;
  }
  NEEDED(value, path);
  CLOSED(value, path);
};

/** Conditions as an emulator is given them; a TypeError says what is wrong with them. */
export function checkUpstreams(upstreams: Upstreams, models: readonly CatalogueModel[]): Upstreams {
  try {
    readUpstreams(upstreams, models);
  } catch (error) {
    if (error instanceof ApiError)
      throw new TypeError(`The upstreams cannot be used: ${error.message}`, { cause: error });
    throw error;
  }
  return { ...upstreams };
}

/** The conditions as objects, by the lower-case name; a 400 for one that is none, or for an upstream at which no model runs. */
export function readUpstreams(upstreams: Upstreams, models: readonly CatalogueModel[]): Map<string, UpstreamCondition> {
  const entries = Object.entries(upstreams);
  if (entries.length === 0) return new Map();
  const known = knownNames(models);
  return new Map(
    entries.map(([name, condition]) => {
      if (!known.has(name.toLowerCase())) refuse('upstreams', explainUnknown(name, [...known.values()]));
      CONDITION(condition as JsonValue, `upstreams.${name}`); // programs without types give anything
      return [name.toLowerCase(), typeof condition === 'string' ? { status: condition } : condition];
    }),
  );
}

function explainUnknown(name: string, known: readonly string[]): string {
  const near = nearestNames(name, known).map((own) => `"${own}"`);
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Name a provider, its slug or a tag.';
  return `No model runs at "${name}". ${hint}`;
}

const KNOWN = new WeakMap<readonly CatalogueModel[], ReadonlyMap<string, string>>();

/** The names of all endpoints, as they are written, by the lower-case name. */
function knownNames(models: readonly CatalogueModel[]): ReadonlyMap<string, string> {
  let known = KNOWN.get(models);
  if (!known) {
    const names = models.flatMap((model) => endpointsOf(model).flatMap(upstreamNames));
    known = new Map(names.map((name) => [name.toLowerCase(), name]));
    KNOWN.set(models, known);
  }
  return known;
}

/** The names of an endpoint, the most exact first. */
export function upstreamNames({ tag, providerSlug, providerName }: ModelEndpoint): string[] {
  return [tag, providerSlug, providerName];
}
