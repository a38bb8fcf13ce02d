import { ApiError } from '../../http/api-error.ts';
import type { ChatTurn } from '../chat-turn.ts';
import { checkAudio } from '../media/check-audio.ts';
import { mediaParts } from '../message-text.ts';

/** Refuses what no endpoint of the model can do, with the 404 that OpenRouter's router answers. */
export function checkAbilities(turn: ChatTurn): void {
  const { request, model } = turn;
  const calls = (request.tools ?? []).some((tool) => tool.type === 'function') && request.tool_choice !== 'none';
  if (calls && !model.supported_parameters.includes('tools')) throw noEndpoints('tool use');
  const parts = request.messages.flatMap(mediaParts).map((part) => part.type);
  const inputs = model.architecture.input_modalities;
  if (parts.includes('image_url') && !inputs.includes('image')) throw noEndpoints('image input');
  if (parts.includes('input_audio') && !inputs.includes('audio')) throw noEndpoints('input audio');
  if (parts.some((type) => type === 'video_url' || type === 'input_video') && !inputs.includes('video')) {
    throw noEndpoints('video input');
  }
  const missing = request.modalities?.find((modality) => !model.architecture.output_modalities.includes(modality));
  if (missing !== undefined) throw noEndpoints(`the requested output modalities: ${request.modalities?.join(', ')}`);
  checkAudio(turn);
}

function noEndpoints(what: string): ApiError {
  return new ApiError(
    404,
    `No endpoints found that support ${what}. To learn more about provider routing, visit: https://openrouter.ai/docs/provider-routing`,
  );
}
