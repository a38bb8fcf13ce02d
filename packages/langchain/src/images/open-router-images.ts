import { decodeBase64, generateEachImage, sumKnown } from '@openrouter-adapters/core';
import type { EachImage, ImageAnswer, ImageRequest } from '@openrouter-adapters/core';

import { toAnswerCost } from '../client/answer-facts.ts';
import { toImageParts } from '../media/image-reference.ts';
import type { MediaCall } from '../media/media-call.ts';
import { toMediaAnswer } from '../media/media-output.ts';
import type { MediaAnswer, MediaFile } from '../media/media-output.ts';
import { MediaRunnable } from '../media/media-runnable.ts';
import type { ImagesInput, ImagesOutput, OpenRouterImagesInput } from './images-fields.ts';
import { imagesKind } from './images-kind.ts';

/**
 * Makes images.
 *
 * @example
 * const images = new OpenRouterImages({ model: 'openai/gpt-image-1', size: '1024x1024' });
 * const { images: [image], cost } = await images.invoke('A cat in the snow');
 */
export class OpenRouterImages extends MediaRunnable<ImagesInput, ImagesOutput> {
  readonly #fields: OpenRouterImagesInput;

  /** @throws {OpenRouterConfigurationError} for a base URL that is none. A missing key or model id is reported by the first call. */
  constructor(fields: OpenRouterImagesInput) {
    super(fields, imagesKind);
    this.#fields = fields;
  }

  static override lc_name(): string {
    return 'OpenRouterImages';
  }

  protected override async generate(input: ImagesInput, call: MediaCall): Promise<ImagesOutput> {
    const each = await this.#draw(fromImagesInput(this.#fields, input), call);
    const warnings: string[] = [];
    const images = toFiles(each.answers, warnings);
    warnOfMissing(each, images.length, input.n ?? 1, warnings);
    return { images, ...toAnswer(each, this.model, warnings) };
  }

  /** Each answer's cost is told as it comes, so that an abort of the others does not keep it back. */
  async #draw(request: ImageRequest, call: MediaCall): Promise<EachImage> {
    const { onPartial } = this.#fields;
    const reports: Promise<void>[] = [];
    const toPart = (answer: ImageAnswer | undefined) => answer && toFiles([answer], []);
    try {
      return await generateEachImage(call.transport, request, {
        ...call.send,
        attempt: (draw) =>
          call.attempt(async () => {
            const answer = await draw();
            reports.push(call.reportCost(toAnswerCost({ ...answer, model: this.model })));
            return answer;
          }),
        onPartial: onPartial && (({ partial, cost }) => onPartial({ partial: partial.map(toPart), cost })),
      });
    } finally {
      await Promise.all(reports);
    }
  }
}

function warnOfMissing({ isOneByOne, failures }: EachImage, came: number, wanted: number, warnings: string[]): void {
  if (isOneByOne) {
    warnings.push('n: the upstream makes one image at a time: each had a request of its own, with a seed of its own.');
  }
  if (came >= wanted) return;
  const reasons = failures.map(({ message }) => ` ${message}`).join('');
  warnings.push(`n: ${came} of ${wanted} images came.${reasons}`);
}

/** What the answers tell; of several requests, what all of them cost, also those that failed. */
function toAnswer(
  { answers, failures, failedUsages }: EachImage,
  model: string,
  warnings: readonly string[],
): MediaAnswer {
  const [first] = answers;
  if (answers.length + failures.length === 1) return toMediaAnswer({ ...first, model }, warnings);
  const { provider, generationId } = first;
  const answer = toMediaAnswer({ model, provider, generationId }, warnings);
  const usages = [...answers.map(({ usage }) => usage), ...failedUsages];
  const cost = sumKnown(usages.map((usage) => usage?.cost.charged));
  const total = sumKnown(usages.map((usage) => usage?.cost.total));
  return {
    ...answer,
    cost,
    response_metadata: {
      ...answer.response_metadata,
      ...(cost !== undefined && { cost }),
      ...(total !== undefined && { total_cost: total }),
    },
  };
}

function fromImagesInput(fields: OpenRouterImagesInput, input: ImagesInput): ImageRequest {
  const { model, provider, user, sessionId, modelKwargs } = fields;
  const { prompt, n, size, aspectRatio, resolution, seed, quality, background, outputFormat, outputCompression } =
    input;
  return {
    model,
    prompt,
    options: {
      n,
      size,
      aspect_ratio: aspectRatio,
      resolution,
      seed,
      quality,
      background,
      output_format: outputFormat,
      output_compression: outputCompression,
      input_references: toImageParts('images', input.images),
      provider,
      user,
      session_id: sessionId,
    },
    extra: modelKwargs,
  };
}

/** An image that cannot be read is left out with a warning: the others are paid for. An answer without any other was an error of core's. */
function toFiles(answers: readonly ImageAnswer[], warnings: string[]): MediaFile[] {
  return answers
    .flatMap(({ images }) => images)
    .flatMap(({ data, mediaType }, index) => {
      const bytes = decodeBase64(data);
      if (bytes !== undefined) return { bytes, mediaType };
      warnings.push(`images: ${index} cannot be read, its base64 is broken.`);
      return [];
    });
}
