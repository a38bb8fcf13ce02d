import { answerModelPage } from '../catalogue/model-page.ts';
import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import { refuse } from '../checks/field-check.ts';
import { ApiError, providerError } from '../http/api-error.ts';
import { answerInference } from '../inference/answer-inference.ts';
import { pricesOf, startInference, type Inference } from '../inference/inference.ts';
import { costMembers } from '../inference/settle-inference.ts';
import { parseMoney } from '../money/decimal.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import { costOf } from '../script/scripted-cost.ts';
import { takeScripted } from '../script/take-scripted.ts';
import { checkEmbeddingsRequest, type EmbeddingsRequest } from './check-embeddings-request.ts';
import { countInput, totalOf, type InputCount } from './count-input.ts';
import { embedFeatures } from './embed-features.ts';
import { encodeVector } from './encode-vector.ts';
import { readFeatures } from './read-features.ts';

/** `POST /embeddings` and `GET /embeddings/models`. */
export const embeddingRoutes: readonly Route[] = [
  { method: 'POST', path: '/embeddings', access: 'inference', isCacheable: true, handle: answerEmbeddings },
  { method: 'GET', path: '/embeddings/models', access: 'open', handle: listEmbeddingModels },
];

const DEFAULT_DIMENSIONS = 1536;
const DEFAULT_INPUTS = 2048;

function answerEmbeddings(context: RouteContext): Response {
  const { options } = context.state;
  const request = checkEmbeddingsRequest(context.bodyText);
  const inference = startInference(context, request.model, 'embeddings');
  const counts = request.inputs.map(countInput);
  checkLimits(request, counts, inference, options.embeddingInputs ?? DEFAULT_INPUTS);
  const dimensions = chooseDimensions(request, inference);
  const base64 = request.base64 && options.embeddingEncoding !== 'float';
  const { step, own } = takeScripted(context, 'embeddings', { model: request.model, input: textOf(request.inputs) });
  const data = request.inputs.map((input, index) => ({
    object: 'embedding',
    index,
    embedding: encodeVector(
      step?.vectors?.[index] ?? embedFeatures(readFeatures(input), dimensions),
      base64 ? 'base64' : 'float',
    ),
  }));
  if (options.embeddingOrder === 'reversed') data.reverse();
  const total = totalOf(counts);
  const { media } = total;
  const tokens = step?.usage?.promptTokens ?? total.tokens;
  const cost = costOf(step?.usage, BigInt(tokens) * parseMoney(pricesOf(inference, tokens).prompt));
  const use = { cost, promptTokens: tokens, promptMedia: media };
  const body = {
    object: 'list',
    data,
    // Without the author, as recorded.
    model: inference.model.canonical_slug.replace(/^[^/]*\//, ''),
    usage: {
      prompt_tokens: tokens,
      total_tokens: tokens,
      ...costMembers(context, use),
      ...(media > 0 && detailsOf(total)),
    },
    provider: inference.providerName,
    id: inference.id,
  };
  return answerInference(own, inference, body, { use });
}

function textOf(inputs: EmbeddingsRequest['inputs']): string {
  return inputs
    .map((input) => {
      if (input.kind === 'text') return input.text;
      return input.kind === 'tokens'
        ? ''
        : input.parts.map(({ kind, content }) => (kind === 'text' ? content : '')).join('\n');
    })
    .join('\n');
}

function detailsOf({ details }: InputCount): Record<string, unknown> {
  return { prompt_tokens_details: details };
}

function checkLimits(
  { inputs }: EmbeddingsRequest,
  counts: readonly InputCount[],
  { model, providerName }: Inference,
  most: number,
): void {
  if (inputs.length > most) {
    throw refusal(providerName, `'$.input' is invalid: at most ${most} inputs per request, ${inputs.length} came.`);
  }
  const limit = model.context_length ?? Infinity;
  const long = counts.findIndex(({ tokens }) => tokens > limit);
  if (long >= 0) {
    throw new ApiError(
      400,
      `This endpoint's maximum context length is ${limit} tokens. However, input ${long} has about ${counts[long]?.tokens} tokens.`,
      { metadata: { error_type: 'context_length_exceeded' } },
    );
  }
  for (const [index, { details }] of counts.entries()) checkModalities(details, index, model);
}

function checkModalities(details: InputCount['details'], index: number, { id, architecture }: CatalogueModel): void {
  for (const kind of ['image', 'audio', 'video', 'file'] as const) {
    if (details[`${kind}_tokens`] === 0 || architecture.input_modalities.includes(kind)) continue;
    refuse(`input.${index}`, `${id} takes no ${kind} input`);
  }
}

function chooseDimensions({ dimensions }: EmbeddingsRequest, { model, providerName }: Inference): number {
  const full = model.emulation?.dimensions ?? DEFAULT_DIMENSIONS;
  if (dimensions === undefined) return full;
  if (model.emulation?.shortens === false && dimensions !== full) {
    throw refusal(providerName, `This model does not support specifying dimensions.`);
  }
  if (dimensions <= full) return dimensions;
  throw refusal(providerName, `Invalid value for 'dimensions' = ${dimensions}. Must be less than or equal to ${full}.`);
}

function refusal(providerName: string, message: string): ApiError {
  return providerError(400, providerName, {
    error: { message, type: 'invalid_request_error', param: null, code: null },
  });
}

function listEmbeddingModels({ state, request }: RouteContext): Response {
  const models = state.models.filter((model) => model.architecture.output_modalities.includes('embeddings'));
  return answerModelPage(models, request);
}
