import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { buildBody } from '../http/build-body.ts';
import type { Given } from '../http/build-body.ts';
import type { CallOptions } from '../http/call-options.ts';
import { checkModelId } from '../http/check-request.ts';
import { sendJSON, toldBy } from '../http/send-json.ts';
import type { Transport } from '../http/transport.ts';
import { unreadable } from '../http/unreadable.ts';
import { asObject, isObject, nonEmptyString } from '../json.ts';
import type { JSONValue } from '../json.ts';
import { readBodyUsage } from '../usage/read-usage.ts';
import type { Usage } from '../usage/usage.ts';
import type { DecisionBody, DecisionInput, DecisionOptions, DecisionQuestion } from '../wire/decisions.ts';
import { readDecision } from './read-decision.ts';
import type { Decision } from './read-decision.ts';

/** The neutral decisions request. */
export interface DecisionRequest {
  model: string;
  /** What the questions are about. */
  state: DecisionInput;
  questions: Readonly<Record<string, DecisionQuestion>>;
  options?: Given<DecisionOptions> | undefined;
  /** Fields that are not known here; sent as they are. None replaces an option, and `stream` is refused. */
  extra?: Readonly<Record<string, JSONValue | undefined>> | undefined;
  /** Where the alpha API is, on the transport's origin. Default: the transport's base URL with `alpha` in place of its last part, `v1`. */
  baseURL?: string | undefined;
}

/** One decision for each question, by its name. */
export interface DecisionAnswer {
  decisions: Record<string, Decision>;
  model: string | undefined;
  provider: string | undefined;
  generationId: string | undefined;
  usage: Usage | undefined;
  request: { url: string; body: DecisionBody };
  response: { status: number; headers: Record<string, string> };
  body: unknown;
}

const order: Readonly<Record<keyof DecisionOptions, true>> = {
  provider: true,
  session_id: true,
  trace: true,
  user: true,
};

/**
 * Lets a model decide questions about a state. An alpha endpoint: its form may change.
 *
 * @throws {OpenRouterError} for every failure; `configuration`, before the request, for no questions, for a base URL of another origin,
 *   and for one of the transport that does not tell where the alpha API is; `invalid-response` when a question was left without an answer
 */
export async function decide(
  transport: Transport,
  request: DecisionRequest,
  options: CallOptions = {},
): Promise<DecisionAnswer> {
  const body = buildDecisionBody(request);
  const baseURL = request.baseURL ?? findAlpha(transport.baseURL);
  const exchange = await sendJSON(transport, { method: 'POST', path: '/decisions', body, baseURL }, options);
  const answers = asObject(exchange.body['answers']);
  const missing = Object.keys(request.questions).filter((name) => !isObject(answers[name]));
  if (missing.length > 0) {
    throw unreadable(exchange, `The answer leaves questions open: ${missing.join(', ')}`);
  }
  return {
    decisions: Object.fromEntries(Object.keys(request.questions).map((name) => [name, readDecision(answers[name])])),
    model: nonEmptyString(exchange.body['model']),
    provider: nonEmptyString(exchange.body['provider']),
    usage: readBodyUsage(exchange.body),
    ...toldBy(exchange),
  };
}

/** `…/api/v1` → `…/api/alpha`. */
function findAlpha(baseURL: string): string {
  if (baseURL.endsWith('/v1')) return baseURL.replace(/v1$/, 'alpha');
  throw new OpenRouterConfigurationError(
    'baseURL',
    'Decisions are part of the alpha API, which is beside /v1. This base URL does not end in /v1: give the address of the alpha API as baseURL of the request.',
  );
}

function buildDecisionBody({ model, state, questions, options, extra }: DecisionRequest): DecisionBody {
  checkModelId(model);
  if (Object.keys(questions).length === 0) {
    throw new OpenRouterConfigurationError('questions', 'There are no questions to decide. Give at least one.');
  }
  const fixed = { model: model.trim(), state, questions: { ...questions } };
  return buildBody<Pick<DecisionBody, 'model' | 'state' | 'questions'>, DecisionOptions>(fixed, order, options, extra);
}
