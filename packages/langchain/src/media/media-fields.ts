import type { MediaProvider } from '@openrouter-adapters/core';

import type { ClientFields, ExtraFields } from '../client/client-fields.ts';

/** Fields of the constructor that every kind of media has. */
export interface MediaFields extends ClientFields {
  /** `author/slug`. */
  model: string;
  /** Options for upstreams by their slug; options of slugs that do not answer are ignored. */
  provider?: MediaProvider | undefined;
  /** The end user, for abuse detection. */
  user?: string | undefined;
  /** Groups requests in OpenRouter's logs. */
  sessionId?: string | undefined;
  modelKwargs?: ExtraFields | undefined;
}
