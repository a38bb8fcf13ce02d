import { encodeBase64 } from '../bytes/base64.ts';
import type { ImageAbilities } from '../catalogue/catalogue-model.ts';
import { refuse } from '../checks/field-check.ts';
import { faultError, type FaultError } from '../faults/fault.ts';
import { sniffFile } from '../files/sniff-file.ts';
import { providerError } from '../http/api-error.ts';
import { answerEvents } from '../inference/answer-events.ts';
import { answerInference } from '../inference/answer-inference.ts';
import { pricesOf, startInference, type Inference } from '../inference/inference.ts';
import { countTokens } from '../tokens/tokenise.ts';
import { costMembers, type InferenceUse } from '../inference/settle-inference.ts';
import { drawPicture } from '../pictures/picture.ts';
import { encodePicture, type PictureFormat } from '../pictures/encode-picture.ts';
import type { RouteContext } from '../routing/route.ts';
import { bytesOf } from '../script/scripted-bytes.ts';
import { costOf } from '../script/scripted-cost.ts';
import { takeScripted } from '../script/take-scripted.ts';
import { checkImageRequest, type ImageRequest } from './check-image-request.ts';
import { imageAbilitiesOf } from './image-abilities.ts';
import { chooseSize, type ImageSize } from './image-size.ts';
import { priceImages } from './price-images.ts';

interface ImageEntry {
  b64_json: string;
  media_type: string;
}

const PARTIAL_IMAGES = 2;
const NOTHING: InferenceUse = { cost: 0n, streamed: true };

/** `POST /images`: JSON, or server-sent events where the model streams. */
export function answerImages(context: RouteContext): Response {
  const request = checkImageRequest(context.bodyText);
  const inference = startInference(context, request.model, 'image');
  const abilities = imageAbilitiesOf(inference.model);
  checkParameters(request, abilities, inference);
  const size = chooseSize(request);
  const { step, own } = takeScripted(context, 'images', { model: request.model, input: request.prompt });
  const count = step?.images?.length ?? request.n ?? 1;
  const pricing = pricesOf(inference, step?.usage?.promptTokens ?? countTokens(request.prompt));
  const { prices } = imageAbilitiesOf({ ...inference.model, pricing });
  const bill = priceImages(prices, request, { ...size, count }, step?.usage);
  const streams = request.stream === true && abilities.streams;
  const { promptTokens, imageTokens } = bill;
  const cost = costOf(step?.usage, bill.cost);
  const outputCost = bill.outputCost < cost ? bill.outputCost : cost;
  const use = {
    cost,
    outputCost,
    promptTokens,
    completionTokens: imageTokens,
    imageTokens,
    promptMedia: request.input_references?.length ?? 0,
    completionMedia: count,
    streamed: streams,
  };
  const usage = {
    prompt_tokens: promptTokens,
    completion_tokens: imageTokens,
    total_tokens: promptTokens + imageTokens,
    completion_tokens_details: { image_tokens: imageTokens },
    ...costMembers(context, use),
  };
  const draw = (index: number): ImageEntry => {
    const given = step?.images?.[index];
    return given === undefined ? drawEntry(request, abilities, size, index) : giveEntry(given);
  };
  if (streams) return streamImages(own, inference, { count, use, usage, draw });
  const data = Array.from({ length: count }, (_, index) => draw(index));
  return answerInference(own, inference, { created: inference.created, data, usage }, { use });
}

function streamImages(
  context: RouteContext,
  inference: Inference,
  answer: { count: number; use: InferenceUse; usage: Record<string, unknown>; draw: (index: number) => ImageEntry },
): Response {
  const events: Record<string, unknown>[] = [];
  for (let index = 0; index < answer.count; index++) {
    for (let part = 0; part < PARTIAL_IMAGES; part++) {
      // A picture that is not there yet looks otherwise than it will.
      const { b64_json: image } = answer.draw(-1 - part);
      events.push({ type: 'image_generation.partial_image', partial_image_index: part, b64_json: image });
    }
    const done = { type: 'image_generation.completed', ...answer.draw(index), created: inference.created };
    events.push(index === answer.count - 1 ? { ...done, usage: answer.usage } : done);
  }
  const { use } = answer;
  return answerEvents(context, inference, {
    events,
    use,
    // All or nothing: pictures are paid for when the last is there.
    usedAfter: (sent) => (sent >= events.length ? use : NOTHING),
    toErrorEvent,
    toLoneErrorEvent: toErrorEvent,
  });
}

/** Wherever in a stream it comes. */
function toErrorEvent(error: FaultError | undefined): Record<string, unknown> {
  const { code, message } = faultError(error);
  return { type: 'error', error: { message, code: String(code), type: 'server_error', param: null } };
}

/** A picture of the script. */
function giveEntry(given: string | Uint8Array): ImageEntry {
  const bytes = bytesOf(given);
  const declared = typeof given === 'string' ? /^data:([^;,]+)/.exec(given)?.[1] : undefined;
  const type = declared ?? sniffFile(bytes, 'image/svg+xml') ?? 'application/octet-stream';
  // The only pictures that are text.
  return { b64_json: encodeBase64(bytes), media_type: type === 'text/plain' ? 'image/svg+xml' : type };
}

function drawEntry(request: ImageRequest, { parameters }: ImageAbilities, size: ImageSize, index: number): ImageEntry {
  const formats = parameters.output_format;
  const first = formats?.type === 'enum' ? formats.values[0] : undefined;
  const format = request.output_format ?? first ?? 'png';
  const seed = (request.seed ?? 0) + index * 7919;
  const transparent = request.background === 'transparent';
  const picture = drawPicture(request.prompt, { ...size, transparent, seed });
  const { bytes, mediaType } = encodePicture(picture, format as PictureFormat); // one of the four by the checks
  return { b64_json: encodeBase64(bytes), media_type: mediaType };
}

/** Refuses values that the model's endpoint does not take; members that it does not know are dropped, as at OpenRouter. */
function checkParameters(
  request: ImageRequest,
  { parameters }: ImageAbilities,
  { model, providerName }: Inference,
): void {
  if ((request.n ?? 1) > 1 && parameters.n === undefined) refuse('n', `${model.id} makes one image per request`);
  const references = request.input_references?.length ?? 0;
  if (references > 0 && parameters.input_references === undefined) {
    refuse('input_references', `${model.id} takes no images`);
  }
  for (const [name, capability] of Object.entries(parameters)) {
    const value = name === 'input_references' ? references : request[name as keyof ImageRequest]; // read-only look-up
    if (value === undefined) continue;
    const allowed =
      capability.type === 'boolean' ||
      (capability.type === 'enum' && typeof value === 'string' && capability.values.includes(value)) ||
      (capability.type === 'range' && typeof value === 'number' && value >= capability.min && value <= capability.max);
    if (allowed) continue;
    const takes = capability.type === 'enum' ? capability.values.join(', ') : 'another range';
    throw providerError(400, providerName, {
      error: {
        message: `Invalid value for '${name}': ${model.id} takes ${takes}.`,
        type: 'invalid_request_error',
        param: name,
      },
    });
  }
}
