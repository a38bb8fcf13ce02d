import { buildAnswerError } from '../errors/answer-error.ts';
import type { CallOptions } from '../http/call-options.ts';
import { sendJSON } from '../http/send-json.ts';
import type { JSONExchange } from '../http/send-json.ts';
import type { Transport } from '../http/transport.ts';
import { finiteNumber, isObject, nonEmptyString } from '../json.ts';
import { readBodyUsage } from '../usage/read-usage.ts';
import type { Usage } from '../usage/usage.ts';
import { buildImageBody } from './build-image-body.ts';
import type { GeneratedImage, ImageAnswer, ImageRequest } from './image-request.ts';
import { sniffImageType } from './sniff-image-type.ts';

/**
 * Makes images of a text, and of images to start from.
 *
 * @throws {OpenRouterError} for every failure; an answer without images is `invalid-response`
 * @see https://openrouter.ai/docs/features/multimodal/image-generation
 */
export async function generateImages(
  transport: Transport,
  request: ImageRequest,
  options: CallOptions = {},
): Promise<ImageAnswer> {
  const body = buildImageBody(request);
  const exchange = await sendJSON(transport, { method: 'POST', path: '/images', body }, options);
  const usage = readBodyUsage(exchange.body);
  const created = finiteNumber(exchange.body['created']);
  return {
    images: readImages(exchange, usage),
    usage,
    created: created === 0 ? undefined : created,
    provider: exchange.response.headers['x-provider-name'] ?? nonEmptyString(exchange.body['provider']),
    generationId: exchange.generationId,
    request: { url: exchange.request.url, body },
    response: exchange.response,
    body: exchange.body,
  };
}

function readImages({ body, response, generationId }: JSONExchange, usage: Usage | undefined): GeneratedImage[] {
  const entries = Array.isArray(body['data']) ? body['data'].filter(isObject) : [];
  const images = entries.flatMap(readImage);
  if (images.length > 0) return images;
  const context = { generationId, headers: response.headers, body, usage };
  throw buildAnswerError('invalid-response', 'The answer holds no images', context);
}

function readImage(entry: Record<string, unknown>): GeneratedImage[] {
  const data = nonEmptyString(entry['b64_json']);
  if (data === undefined) return [];
  return [{ data, mediaType: nonEmptyString(entry['media_type']) ?? sniffImageType(data) ?? 'image/png' }];
}
