import { isError } from '../errors/is-error.ts';
import { OpenRouterError } from '../errors/openrouter-error.ts';
import { throwIfAborted } from '../http/abort-reason.ts';
import type { CallOptions } from '../http/call-options.ts';
import type { Transport } from '../http/transport.ts';
import type { Usage } from '../usage/usage.ts';
import { sumKnown } from '../usage/sum-known.ts';
import type { PartialWork } from '../work/partial-error.ts';
import { generateImages } from './generate-images.ts';
import type { ImageAnswer, ImageRequest } from './image-request.ts';

/** How several images are asked for. */
export interface GenerateEachImageOptions extends CallOptions {
  /** Makes one request, and again where that makes sense: a host's way to retry. Default: once. */
  attempt?: ((call: () => Promise<ImageAnswer>) => Promise<ImageAnswer>) | undefined;
  /**
   * Is told what was made, and paid for, when the call is aborted after the first of several requests: an abort rejects with the signal's
   * own reason. One answer for each image that was asked for, `undefined` where none came. What this throws takes the place of the reason.
   */
  onPartial?: ((done: PartialWork<ImageAnswer>) => void) | undefined;
}

/** Images of one request, or of one request each. */
export interface EachImage {
  /** In the order of the requests. */
  answers: [ImageAnswer, ...ImageAnswer[]];
  /** Each image had a request of its own, because the upstream refused to make several at once. */
  isOneByOne: boolean;
  /** Requests that failed after the first had been answered: what came is paid for, and is not lost with them. */
  failures: Error[];
  /** What those requests had used all the same, as far as they told it: an answer that could not be read, for example. */
  failedUsages: Usage[];
}

/**
 * Makes as many images as are asked for: in one request, or in one request each where the upstream refuses more (400, which costs
 * nothing), because which upstream takes how many is not told. Each of those requests has the next seed: the same one would make the
 * same image.
 *
 * @throws {OpenRouterError} as `generateImages` does, for the first request that is answered otherwise than with images. An abort rejects
 *   with the signal's reason; `onPartial` is told of the images that came
 */
export async function generateEachImage(
  transport: Transport,
  request: ImageRequest,
  { attempt = (call) => call(), onPartial, ...options }: GenerateEachImageOptions = {},
): Promise<EachImage> {
  const draw = (one: ImageRequest) => generateImages(transport, one, options);
  try {
    return { answers: [await attempt(() => draw(request))], isOneByOne: false, failures: [], failedUsages: [] };
  } catch (error) {
    const isRefused = OpenRouterError.isInstance(error) && error.status === 400;
    if ((request.options?.n ?? 1) === 1 || !isRefused) throw error;
  }
  const [one, ...others] = oneByOne(request);
  // The first alone: if it was refused for another reason, it tells so, and the others need not be.
  const first = await attempt(() => draw(one));
  const made: (ImageAnswer | undefined)[] = others.map(() => undefined);
  // Noted inside the attempt: one that is aborted in the moment of its answer would lose it.
  const outcomes = await Promise.allSettled(
    others.map((other, index) => attempt(async () => (made[index] = await draw(other)))),
  );
  const answers: EachImage['answers'] = [first, ...made.filter((answer) => answer !== undefined)];
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [toError(outcome.reason)] : []));
  const failedUsages = failures.flatMap((error) => (OpenRouterError.isInstance(error) && error.usage) || []);
  if (options.signal?.aborted === true) {
    const usages = [...answers.map(({ usage }) => usage), ...failedUsages];
    onPartial?.({ partial: [first, ...made], cost: sumKnown(usages.map((usage) => usage?.cost.total)) ?? 0 });
  }
  throwIfAborted(options.signal);
  return { answers, isOneByOne: true, failures, failedUsages };
}

function oneByOne({
  options: { n = 1, ...options } = {},
  ...request
}: ImageRequest): [ImageRequest, ...ImageRequest[]] {
  const single = (index: number): ImageRequest => ({
    ...request,
    options: { ...options, seed: options.seed === undefined ? undefined : options.seed + index },
  });
  return [single(0), ...Array.from({ length: n - 1 }, (_, index) => single(index + 1))];
}

function toError(reason: unknown): Error {
  return isError(reason) ? reason : new Error(String(reason), { cause: reason });
}
