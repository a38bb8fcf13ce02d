import { decodeBase64 } from '../base64.ts';
import { rejectPaid } from '../errors/paid-answer.ts';
import type { CallOptions } from '../http/call-options.ts';
import { sendJSON, toldBy } from '../http/send-json.ts';
import type { JSONExchange } from '../http/send-json.ts';
import type { Transport } from '../http/transport.ts';
import { unreadable } from '../http/unreadable.ts';
import { finiteNumber, nonEmptyString } from '../json.ts';
import { readBodyUsage } from '../usage/read-usage.ts';
import { buildImageBody } from './build-image-body.ts';
import type { GeneratedImage, ImageAnswer, ImageRequest } from './image-request.ts';
import { readImages } from './read-images.ts';

/**
 * Makes images of a text, and of images to start from.
 *
 * @throws {OpenRouterError} for every failure; an answer without images, or without one that can be read, is `invalid-response`. One that
 *   broke off is not retryable: it had been made, and is billed
 * @see https://openrouter.ai/docs/features/multimodal/image-generation
 */
export async function generateImages(
  transport: Transport,
  request: ImageRequest,
  options: CallOptions = {},
): Promise<ImageAnswer> {
  const body = buildImageBody(request);
  const exchange = await sendJSON(transport, { method: 'POST', path: '/images', body }, options).catch(rejectPaid);
  const usage = readBodyUsage(exchange.body);
  const created = finiteNumber(exchange.body['created']);
  return {
    images: readUsableImages(exchange),
    usage,
    created: isTime(created) ? created : undefined,
    provider: exchange.response.headers['x-provider-name'] ?? nonEmptyString(exchange.body['provider']),
    ...toldBy(exchange),
  };
}

/** Seconds: the year 5138. What is more counts in milliseconds or less. */
const latest = 1e11;

/** Some upstreams say 0, or count in another unit. */
function isTime(created: number | undefined): boolean {
  return created !== undefined && created > 0 && created <= latest;
}

function readUsableImages(exchange: JSONExchange): GeneratedImage[] {
  const images = readImages(exchange.body);
  if (images.length === 0) throw unreadable(exchange, 'The answer holds no images');
  // A broken one among others is the host's to leave out: the others are paid for.
  if (images.some((image) => decodeBase64(image.data) !== undefined)) return images;
  throw unreadable(exchange, 'The images of the answer cannot be read: their base64 is broken');
}
