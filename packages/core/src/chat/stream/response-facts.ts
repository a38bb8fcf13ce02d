import { finiteNumber, nonEmptyString } from '../../json.ts';
import type { ChatChunk } from '../../wire/chat-response.ts';

/** What the answer says about itself, gathered from all chunks. */
export class ResponseFacts {
  model: string | undefined;
  provider: string | undefined;
  created: number | undefined;
  serviceTier: string | undefined;
  systemFingerprint: string | undefined;
  openrouterMetadata: unknown;
  readonly debug: unknown[] = [];
  /** Top-level fields that are not known here; the last value of each. */
  readonly extra: Record<string, unknown> = {};

  readonly #response: { readonly headers: Readonly<Record<string, string>> };
  #id: string | undefined;

  constructor(response: { readonly headers: Readonly<Record<string, string>> }) {
    this.#response = response;
  }

  /** The body's id is the generation; the header only stands in for it until a chunk brings one. */
  get id(): string | undefined {
    return this.#id ?? nonEmptyString(this.#response.headers['x-generation-id']);
  }

  read(chunk: ChatChunk): void {
    this.#id = nonEmptyString(chunk.id) ?? this.#id;
    this.model = nonEmptyString(chunk.model) ?? this.model;
    this.provider = nonEmptyString(chunk.provider) ?? this.provider;
    this.created ??= finiteNumber(chunk.created);
    this.serviceTier = nonEmptyString(chunk.service_tier) ?? this.serviceTier;
    this.systemFingerprint = nonEmptyString(chunk.system_fingerprint) ?? this.systemFingerprint;
    this.openrouterMetadata = chunk.openrouter_metadata ?? this.openrouterMetadata;
    if (chunk.debug !== undefined && chunk.debug !== null) this.debug.push(chunk.debug);
    for (const key in chunk) if (!isKnown(key)) this.extra[key] = chunk[key];
  }
}

/** Asked for each field of each chunk: comparing takes less time than a look into a set. */
function isKnown(field: string): boolean {
  switch (field) {
    case 'id':
    case 'object':
    case 'created':
    case 'model':
    case 'provider':
    case 'choices':
    case 'usage':
    case 'error':
    case 'system_fingerprint':
    case 'service_tier':
    case 'debug':
    case 'openrouter_metadata':
      return true;
    default:
      return false;
  }
}
