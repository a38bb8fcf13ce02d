import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import { requireOutput } from '../catalogue/resolve-model.ts';
import { digest } from '../deterministic/hash.ts';
import { ApiError } from '../http/api-error.ts';
import type { Pace } from '../inference/pauses.ts';
import { routeRequest } from '../inference/route-request.ts';
import type { JsonObject } from '../json/json-value.ts';
import { filterMessages } from '../management/guardrails/filter-messages.ts';
import { workspaceDefaults } from '../management/workspaces/workspace-defaults.ts';
import type { Attempt } from '../provider-routing/attempt-route.ts';
import type { Candidate } from '../provider-routing/candidate.ts';
import type { RouteContext } from '../routing/route.ts';
import type { ChatRequest } from './chat-request.ts';
import { readTurn, type ChatTurn } from './chat-turn.ts';
import { checkAbilities } from './check/check-abilities.ts';
import { messageText } from './message-text.ts';
import { readReasoningWish, type ReasoningWish } from './reasoning/reasoning-wish.ts';
import { verifyReasoning } from './reasoning/verify-reasoning.ts';
import { readRoutingWish } from './read-routing-wish.ts';
import { readPrompt, type PromptCount } from './usage/read-prompt.ts';

/** A request at the endpoint that takes it. */
export interface RoutedChat extends AcceptedChat {
  /** The endpoints that were tried, the one that answers last. */
  readonly attempts: readonly Attempt[];
  readonly pace: Pace | undefined;
  /** `openrouter_metadata`, if the request asks for it. */
  readonly routing: JsonObject | undefined;
}

interface AcceptedChat {
  readonly turn: ChatTurn;
  readonly wish: ReasoningWish;
  readonly counted: PromptCount;
}

/** Finds the endpoint that answers a request: preferences, fallbacks, upstreams that fail, sessions that stay where they are. */
export function routeChat(context: RouteContext, sent: ChatRequest): RoutedChat {
  const { state, caller } = context;
  const { messages, stages, blocked } = filterMessages(sent.messages, caller.key, state);
  const request = messages === sent.messages ? sent : { ...sent, messages };
  const session = sessionOf(request, context);
  const stickyKey = ({ id }: CatalogueModel): string => `${caller.account}:${id}:${session.key}`;
  const routed = routeRequest(context, readRoutingWish(request, workspaceDefaults(caller.key, state)), {
    stickyTag: (model) => state.stickyRoutes.find(stickyKey(model)),
    stages,
    blocked,
    requireModel: (model) => requireOutput(model, 'text', 'image'),
    accept: (candidate) => acceptChat(context, request, candidate),
  });
  const { accepted, candidate, attempts, pace, routing } = routed;
  const { read, writtenFor5Minutes, writtenFor1Hour } = accepted.counted.cache;
  if (session.isNamed || read + writtenFor5Minutes + writtenFor1Hour > 0) {
    state.stickyRoutes.keep(stickyKey(candidate.model), candidate.endpoint.tag);
  }
  return { ...accepted, attempts, pace, routing };
}

/** What an endpoint checks before it answers. */
function acceptChat({ state, caller }: RouteContext, request: ChatRequest, candidate: Candidate): AcceptedChat {
  const turn = readTurn(request, candidate, state.options.seed ?? 0);
  checkAbilities(turn);
  const wish = readReasoningWish(turn);
  const { verifyReasoning: verification = true } = state.options;
  if (wish.enabled && verification !== false) {
    verifyReasoning(turn, state.issuedReasoning, verification === 'strict');
  }
  const counted = readPrompt(turn, state.promptCache, {
    account: caller.account,
    minimum: state.options.cacheMinimumTokens ?? 0,
  });
  checkLength(turn, counted.tokens);
  return { turn, wish, counted };
}

/** What keeps a conversation at one endpoint: a session that the request names, else how the conversation begins. */
function sessionOf(request: ChatRequest, { recorded }: RouteContext): { key: string; isNamed: boolean } {
  const named = request.session_id ?? recorded.headers['x-session-id'] ?? request.prompt_cache_key ?? undefined;
  if (named !== undefined) return { key: named, isNamed: true };
  const isSystem = (role: string): boolean => role === 'system' || role === 'developer';
  const opening = [
    request.messages.find(({ role }) => isSystem(role)),
    request.messages.find(({ role }) => !isSystem(role)),
  ].map((message) => (message ? messageText(message) : ''));
  return { key: digest(JSON.stringify(opening)), isNamed: false };
}

/** Refuses what does not fit into the endpoint's context, prompt and wished output together. */
function checkLength({ request, endpoint }: ChatTurn, promptTokens: number): void {
  const wished = request.max_completion_tokens ?? request.max_tokens ?? 0;
  const limit = endpoint.contextLength ?? Infinity;
  if (promptTokens + wished <= limit) return;
  throw new ApiError(
    400,
    `This endpoint's maximum context length is ${limit} tokens. However, you requested about ${promptTokens + wished} ` +
      `tokens (${promptTokens} of text input, ${wished} in the output). Please reduce the length of either one.`,
    { metadata: { error_type: 'context_length_exceeded' } },
  );
}
