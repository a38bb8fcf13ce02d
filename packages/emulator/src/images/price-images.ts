import type { ImagePrice } from '../catalogue/catalogue-model.ts';
import { parseMoney, type Money } from '../money/decimal.ts';
import { countTokens } from '../tokens/tokenise.ts';
import type { ImageRequest } from './check-image-request.ts';
import type { ImageSize } from './image-size.ts';

/** What pictures weigh and cost. */
export interface ImageBill {
  readonly promptTokens: number;
  readonly imageTokens: number;
  readonly cost: Money;
  readonly outputCost: Money;
}

// What a picture of a megapixel is in tokens, by quality, as OpenAI counts it.
const TOKENS: Readonly<Record<string, number>> = { low: 272, medium: 1056, high: 4160, xhigh: 4160, max: 4160 };
const DEFAULT_TOKENS = 4160;
const SQUARE = 1024 * 1024;
const MEGAPIXEL = 1_000_000n;

/** Prices pictures by the lines of a price list. `counts`: tokens where they are not to be counted. */
export function priceImages(
  prices: readonly ImagePrice[],
  request: ImageRequest,
  pictures: ImageSize & { count: number },
  counts: { readonly promptTokens?: number; readonly completionTokens?: number } = {},
): ImageBill {
  const pixels = pictures.width * pictures.height;
  const perImage = Math.ceil(((TOKENS[request.quality ?? ''] ?? DEFAULT_TOKENS) * pixels) / SQUARE);
  const promptTokens = counts.promptTokens ?? countTokens(request.prompt);
  const imageTokens = counts.completionTokens ?? perImage * pictures.count;
  const count = BigInt(pictures.count);
  let input = 0n;
  let output = 0n;
  for (const { billable, unit, cost } of prices) {
    const price = parseMoney(cost);
    switch (billable) {
      case 'output_image':
        if (unit === 'image') output += price * count;
        else if (unit === 'megapixel') output += (price * count * BigInt(pixels)) / MEGAPIXEL;
        else output += price * BigInt(imageTokens);
        break;
      case 'input_image':
        input += price * BigInt(request.input_references?.length ?? 0);
        break;
      case 'input_text':
        input += price * BigInt(promptTokens);
        break;
    }
  }
  return { promptTokens, imageTokens, cost: input + output, outputCost: output };
}
