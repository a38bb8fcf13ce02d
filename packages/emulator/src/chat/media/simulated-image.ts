import type { ChatTurn } from '../chat-turn.ts';

/** A real PNG of one pixel. */
export const SIMULATED_IMAGE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** What one image costs in output tokens, as Gemini's image models count. */
export const IMAGE_TOKENS = 1290;

/** The images of an answer: one for models that draw, unless the request wants text only. */
export function drawImages({ model, request }: ChatTurn): string[] {
  const draws = model.architecture.output_modalities.includes('image');
  const wanted = request.modalities?.includes('image') ?? true;
  return draws && wanted ? [SIMULATED_IMAGE] : [];
}
