import { finiteNumber, nonEmptyString } from '../../json.ts';
import type { ChatChunk } from '../../wire/chat-response.ts';

const known: ReadonlySet<string> = new Set([
  'id',
  'object',
  'created',
  'model',
  'provider',
  'choices',
  'usage',
  'error',
  'system_fingerprint',
  'service_tier',
  'debug',
  'openrouter_metadata',
]);

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
    for (const key in chunk) if (!known.has(key)) this.extra[key] = chunk[key];
  }
}
