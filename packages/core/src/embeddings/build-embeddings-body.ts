import { buildBody } from '../http/build-body.ts';
import { checkModelId } from '../http/check-request.ts';
import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { isObject } from '../json.ts';
import type { EmbeddingsBody, EmbeddingsOptions, EmbeddingValue } from '../wire/embeddings.ts';
import type { EmbeddingsRequest } from './embeddings-request.ts';

/**
 * The neutral request → the body of `POST /embeddings`, its properties in a fixed order.
 *
 * @throws {OpenRouterConfigurationError} for what no upstream accepts
 */
export function buildEmbeddingsBody({ model, values, options = {}, extra = {} }: EmbeddingsRequest): EmbeddingsBody {
  checkModelId(model);
  checkValues(values);
  checkDimensions(options.dimensions);
  const format = options.encoding_format ?? 'base64';
  return buildBody<Pick<EmbeddingsBody, 'model' | 'input'>, EmbeddingsOptions>(
    { model: model.trim(), input: [...values] },
    { encoding_format: true, dimensions: true, input_type: true, provider: true, user: true, session_id: true },
    { ...options, encoding_format: format },
    extra,
  );
}

function checkValues(values: readonly EmbeddingValue[]): void {
  if (!Array.isArray(values)) {
    throw new OpenRouterConfigurationError('input', 'The values to embed are no list. Give a list of texts.');
  }
  if (values.length === 0)
    throw new OpenRouterConfigurationError('input', 'There are no values to embed. Give at least one.');
  for (const [index, value] of values.entries()) {
    const wrong = findWrong(value);
    if (wrong !== undefined) throw new OpenRouterConfigurationError('input', `The value at index ${index} is ${wrong}`);
  }
}

/** Also what a caller without types may give. */
function findWrong(value: unknown): string | undefined {
  const content = isObject(value) ? value['content'] : value;
  if (typeof content !== 'string' && !Array.isArray(content)) {
    return 'neither a text, nor a list of token ids, nor { content: […] }.';
  }
  return content.length === 0 ? 'empty: there is nothing to make a vector of. Leave it out.' : undefined;
}

function checkDimensions(dimensions: number | undefined): void {
  if (dimensions !== undefined && !(Number.isInteger(dimensions) && dimensions >= 1)) {
    throw new OpenRouterConfigurationError(
      'dimensions',
      `dimensions must be a whole number of at least 1, not ${dimensions}.`,
    );
  }
}
