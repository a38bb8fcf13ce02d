import { checkModelId } from '../http/check-request.ts';
import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import type { EmbeddingsBody, EmbeddingValue } from '../wire/embeddings.ts';
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
  const body: EmbeddingsBody = { model: model.trim(), input: [...values] };
  body.encoding_format = options.encoding_format ?? 'base64';
  if (options.dimensions !== undefined) body.dimensions = options.dimensions;
  if (options.input_type !== undefined) body.input_type = options.input_type;
  if (options.provider !== undefined) body.provider = options.provider;
  if (options.user !== undefined) body.user = options.user;
  if (options.session_id !== undefined) body.session_id = options.session_id;
  for (const [name, value] of Object.entries(extra)) if (value !== undefined) body[name] ??= value;
  return body;
}

function checkValues(values: readonly EmbeddingValue[]): void {
  if (values.length === 0)
    throw new OpenRouterConfigurationError('input', 'There are no values to embed. Give at least one.');
  const empty = values.findIndex(isEmpty);
  if (empty >= 0) {
    throw new OpenRouterConfigurationError(
      'input',
      `The value at index ${empty} is empty: there is nothing to make a vector of. Leave it out.`,
    );
  }
}

function isEmpty(value: EmbeddingValue): boolean {
  return (typeof value === 'object' && 'content' in value ? value.content : value).length === 0;
}

function checkDimensions(dimensions: number | undefined): void {
  if (dimensions !== undefined && !(Number.isInteger(dimensions) && dimensions >= 1)) {
    throw new OpenRouterConfigurationError(
      'dimensions',
      `dimensions must be a whole number of at least 1, not ${dimensions}.`,
    );
  }
}
