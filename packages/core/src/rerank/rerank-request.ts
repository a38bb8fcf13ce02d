import type { Given } from '../http/build-body.ts';
import type { JSONValue } from '../json.ts';
import type { Usage } from '../usage/usage.ts';
import type { RerankBody, RerankDocument, RerankOptions } from '../wire/rerank.ts';

/** The neutral rerank request. */
export interface RerankRequest {
  model: string;
  query: string;
  documents: readonly RerankDocument[];
  options?: Given<RerankOptions> | undefined;
  /** Fields that are not known here; sent as they are. None replaces an option, and `stream` is refused. */
  extra?: Readonly<Record<string, JSONValue | undefined>> | undefined;
}

/** One document's place: `index` points into the request's documents. */
export interface RankedDocument {
  index: number;
  /** The higher, the more relevant. The scale is the model's own. */
  relevanceScore: number;
}

/** Documents by relevance, the best first. */
export interface RerankAnswer {
  ranking: RankedDocument[];
  model: string | undefined;
  provider: string | undefined;
  generationId: string | undefined;
  /** Tokens where the model counts tokens, and the cost. */
  usage: Usage | undefined;
  /** What models that are billed by search count. */
  searchUnits: number | undefined;
  request: { url: string; body: RerankBody };
  response: { status: number; headers: Record<string, string> };
  body: unknown;
}
