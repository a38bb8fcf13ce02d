import type { ImageModelV4Result, ImageModelV4Usage, JSONArray, JSONObject, SharedV4Warning } from '@ai-sdk/provider';
import { decodeBase64, sumKnown, type GeneratedImage, type Usage } from '@openrouter-adapters/core';

import { toModelMetadata } from '../model/to-model-metadata.ts';

/** One answer with images, of either way to make them. */
export interface ImagesOfAnswer {
  images: readonly GeneratedImage[];
  usage: Usage | undefined;
  provider: string | undefined;
  generationId: string | undefined;
  /** Unix time in seconds. */
  created: number | undefined;
  model?: string | undefined;
  response: { headers: Record<string, string> };
}

/**
 * Images → result of `doGenerate`. The AI SDK keeps of the metadata of several calls what it finds under `images`, so that each image
 * tells its share of the cost; `calls[n].providerMetadata` has the whole usage.
 *
 * @param made one, or several where an upstream makes one image at a time
 * @param failedUsages what further requests had used that failed
 */
export function toImageResult(
  made: readonly [ImagesOfAnswer, ...ImagesOfAnswer[]],
  modelId: string,
  warnings: SharedV4Warning[],
  failedUsages: readonly Usage[] = [],
): ImageModelV4Result {
  const [first, ...others] = made;
  const answers = [
    leaveOutBroken(first, warnings),
    ...others.map((answer) => leaveOutBroken(answer, warnings)),
  ] as const;
  return {
    images: answers.flatMap(({ images }) => images.map(({ data }) => data)),
    // Asking again would be a second charge.
    isRetryable: false,
    warnings,
    providerMetadata: {
      openrouter: {
        ...toAnswersMetadata(answers, failedUsages),
        images: answers.flatMap(toImageMetadata),
      },
    },
    response: {
      timestamp: first.created === undefined ? new Date() : new Date(first.created * 1000),
      modelId: first.model ?? modelId,
      headers: first.response.headers,
    },
    ...toUsage([...answers.flatMap(({ usage }) => usage ?? []), ...failedUsages]),
  };
}

/** What is no base64 would be an error of the AI SDK's when the image is read: the others are paid for, and must not be lost with it. */
function leaveOutBroken<Answer extends ImagesOfAnswer>(answer: Answer, warnings: SharedV4Warning[]): Answer {
  const images = answer.images.filter(({ data }) => decodeBase64(data) !== undefined);
  const broken = answer.images.length - images.length;
  if (broken === 0) return answer;
  const message = `${broken} of ${answer.images.length} images cannot be read, because their base64 is broken, and were left out.`;
  warnings.push({ type: 'other', message });
  return { ...answer, images };
}

/** Metadata of the answer; of several requests, what all of them cost, also those that failed, and what each answer tells. */
function toAnswersMetadata(
  answers: readonly [ImagesOfAnswer, ...ImagesOfAnswer[]],
  failedUsages: readonly Usage[],
): JSONObject {
  if (answers.length + failedUsages.length === 1) return toModelMetadata(answers[0]).openrouter;
  const usages = [...answers.map(({ usage }) => usage), ...failedUsages];
  const cost = sumKnown(usages.map((usage) => usage?.cost.charged));
  const totalCost = sumKnown(usages.map((usage) => usage?.cost.total));
  return {
    usage: { ...(cost !== undefined && { cost }), ...(totalCost !== undefined && { totalCost }) },
    answers: answers.map((answer) => toModelMetadata(answer).openrouter),
  };
}

function toImageMetadata({ images, provider, generationId, usage }: ImagesOfAnswer): JSONArray {
  const total = usage?.cost.total;
  return images.map(({ mediaType }) => ({
    mediaType,
    ...(provider !== undefined && { provider }),
    ...(generationId !== undefined && { generationId }),
    ...(total !== undefined && { cost: total / images.length }),
  }));
}

function toUsage(usages: readonly Usage[]): { usage?: ImageModelV4Usage } {
  if (usages.length === 0) return {};
  return {
    usage: {
      inputTokens: sumKnown(usages.map(({ inputTokens }) => inputTokens)),
      outputTokens: sumKnown(usages.map(({ outputTokens }) => outputTokens)),
      totalTokens: sumKnown(usages.map(({ totalTokens }) => totalTokens)),
    },
  };
}
