import type { JsonObject } from '../../json/json-value.ts';
import type { ChatTurn } from '../chat-turn.ts';
import type { Usage } from '../usage/build-usage.ts';

/** What every body and chunk of one answer repeats. */
export interface ChatEnvelope {
  readonly id: string;
  /** Unix seconds. */
  readonly created: number;
  readonly model: string;
  readonly provider: string;
  readonly fingerprint: string | null;
  readonly serviceTier: string | null;
  /** `openrouter_metadata`, where the request asks for it. */
  readonly routing?: JsonObject;
}

/** The envelope of an answer to a turn. */
export function createEnvelope(turn: ChatTurn, id: string, created: number): ChatEnvelope {
  const { tier } = turn.endpoint;
  const slug = turn.model.canonical_slug;
  return {
    id,
    created,
    model: turn.model.id.endsWith(':free') ? `${slug.replace(/:free$/, '')}:free` : slug,
    provider: turn.family.providerName,
    fingerprint: turn.family.hasFingerprint ? 'fp_emulator00' : null,
    serviceTier: tier === 'default' ? turn.family.serviceTier : tier,
  };
}

/** A choice of a chunk. */
export interface ChunkChoice {
  readonly delta: Record<string, unknown>;
  readonly finish_reason: string | null;
  readonly native_finish_reason: string | null;
  readonly logprobs?: unknown;
  readonly error?: unknown;
}

/** One chunk of a stream; members in the order in which OpenRouter sends them. */
export function buildChunk(
  envelope: ChatEnvelope,
  choices: readonly ChunkChoice[],
  extras: { usage?: Usage; error?: unknown; tier?: boolean; routing?: boolean } = {},
): Record<string, unknown> {
  return {
    id: envelope.id,
    object: 'chat.completion.chunk',
    created: envelope.created,
    model: envelope.model,
    provider: envelope.provider,
    ...(envelope.fingerprint !== null && { system_fingerprint: envelope.fingerprint }),
    ...(extras.tier && { service_tier: envelope.serviceTier }),
    ...(extras.error !== undefined && { error: extras.error }),
    choices: choices.map((choice) => ({ index: 0, ...choice })),
    ...(extras.usage && { usage: extras.usage }),
    ...(extras.routing && envelope.routing && { openrouter_metadata: envelope.routing }),
  };
}
