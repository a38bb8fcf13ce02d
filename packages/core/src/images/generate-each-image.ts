import { isError } from '../errors/is-error.ts';
import { OpenRouterError } from '../errors/openrouter-error.ts';
import { throwIfAborted } from '../http/abort-reason.ts';
import type { CallOptions } from '../http/call-options.ts';
import type { Transport } from '../http/transport.ts';
import type { Usage } from '../usage/usage.ts';
import { generateImages } from './generate-images.ts';
import type { ImageAnswer, ImageRequest } from './image-request.ts';

/** How several images are asked for. */
export interface GenerateEachImageOptions extends CallOptions {
  /** Makes one request, and again where that makes sense: a host's way to retry. Default: once. */
  attempt?: ((call: () => Promise<ImageAnswer>) => Promise<ImageAnswer>) | undefined;
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
 *   with the signal's reason
 */
export async function generateEachImage(
  transport: Transport,
  request: ImageRequest,
  { attempt = (call) => call(), ...options }: GenerateEachImageOptions = {},
): Promise<EachImage> {
  const send = (one: ImageRequest) => attempt(() => generateImages(transport, one, options));
  try {
    return { answers: [await send(request)], isOneByOne: false, failures: [], failedUsages: [] };
  } catch (error) {
    const isRefused = OpenRouterError.isInstance(error) && error.status === 400;
    if ((request.options?.n ?? 1) === 1 || !isRefused) throw error;
  }
  const [one, ...others] = oneByOne(request);
  // The first alone: if it was refused for another reason, it tells so, and the others need not be.
  const first = await send(one);
  const outcomes = await Promise.allSettled(others.map(send));
  throwIfAborted(options.signal);
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [toError(outcome.reason)] : []));
  return {
    answers: [first, ...outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))],
    isOneByOne: true,
    failures,
    failedUsages: failures.flatMap((error) => (OpenRouterError.isInstance(error) && error.usage) || []),
  };
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
