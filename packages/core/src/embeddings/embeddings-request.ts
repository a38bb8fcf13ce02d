import type { Given } from '../http/build-body.ts';
import type { JSONValue } from '../json.ts';
import type { Usage } from '../usage/usage.ts';
import type { EmbeddingsBody, EmbeddingsOptions, EmbeddingValue } from '../wire/embeddings.ts';

/** The neutral embeddings request. */
export interface EmbeddingsRequest {
  model: string;
  /** One vector each. */
  values: readonly EmbeddingValue[];
  options?: Given<EmbeddingsOptions> | undefined;
  /** Fields that are not known here; sent as they are. None replaces an option, and `stream` is refused. */
  extra?: Readonly<Record<string, JSONValue | undefined>> | undefined;
}

/** Vectors in the order of the values. */
export interface EmbeddingsAnswer<Vector = number[]> {
  embeddings: Vector[];
  /** The model that answered. */
  model: string | undefined;
  provider: string | undefined;
  generationId: string | undefined;
  usage: Usage | undefined;
  request: { url: string; body: EmbeddingsBody };
  response: { status: number; headers: Record<string, string> };
  /** The body exactly as it came, parsed. */
  body: unknown;
}
