import type { JsonValue } from '../json/json-value.ts';
import type { JsonSchema } from './json-schema.ts';
import type { SampleSource } from './sample-source.ts';

/** Where in the schema the sampler stands. */
export interface SamplePlace {
  readonly root: JsonSchema;
  /** The name of the property that is being filled; empty at the top. */
  readonly name: string;
  readonly depth: number;
  /** How many proper names earlier properties took from the question. */
  readonly names: { taken: number };
  /** Candidates that may still be tried, so that a large schema that nothing satisfies takes no minutes. */
  readonly effort: { left: number; samples: number };
  /** Samples a schema inside this one: how arrays and objects fill what they hold. */
  readonly sampleAt: (schema: JsonSchema, source: SampleSource, place: SamplePlace) => JsonValue;
}

/** Below this depth optional properties are left out, so that recursive schemas end. */
export const OPTIONAL_DEPTH = 4;
