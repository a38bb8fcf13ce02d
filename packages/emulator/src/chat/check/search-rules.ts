import { ofType, orNull, type FieldRule } from '../../checks/field-check.ts';
import { listOf, objectOf, oneOf } from '../../checks/field-rules.ts';

const place = orNull(ofType('string'));

/** Where a search is made from. */
export const USER_LOCATION = {
  type: oneOf('approximate'),
  city: place,
  country: place,
  region: place,
  timezone: place,
};

/** How thoroughly a search engine looks. */
export const SEARCH_MODE: FieldRule = oneOf(
  'instant',
  'fast',
  'auto',
  'deep-lite',
  'deep',
  'deep-reasoning',
  'turbo',
  'basic',
  'advanced',
);

/** Engines of web searches. */
export const SEARCH_ENGINES = ['native', 'exa', 'parallel', 'firecrawl', 'perplexity'] as const;

/** Names of sites. */
export const DOMAINS: FieldRule = listOf(ofType('string'));

/** Tools that a tool hands on to the models that it asks. */
export const NESTED_TOOL: FieldRule = objectOf({ type: ofType('string'), parameters: ofType('object') }, ['type']);
