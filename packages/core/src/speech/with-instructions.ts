import type { MediaProvider } from '../wire/media.ts';

/**
 * Instructions how a text is to be said. OpenAI's are the only ones that OpenRouter documents; other upstreams would drop them in silence.
 *
 * @param provider stays what it is but for the instructions, which win over those that stand there
 * @returns `isPassed: false` for a model of another maker: nothing was added, and the caller is to be warned
 */
export function withInstructions(
  provider: MediaProvider | undefined,
  instructions: string | undefined,
  model: string,
): { provider: MediaProvider | undefined; isPassed: boolean } {
  if (instructions === undefined) return { provider, isPassed: true };
  if (!/^~?openai\//.test(model.trim())) return { provider, isPassed: false };
  const openai = { ...provider?.options?.['openai'], instructions };
  return { provider: { ...provider, options: { ...provider?.options, openai } }, isPassed: true };
}
