import type { ModelProfile } from '@langchain/core/language_models/profile';
import type { Model } from '@openrouter-adapters/core';

/** An entry of the catalogue → LangChain's profile. What the catalogue does not say is absent. */
export function toModelProfile({
  context_length,
  top_provider,
  architecture,
  supported_parameters,
}: Model): ModelProfile {
  const window = context_length ?? top_provider?.context_length;
  const limit = top_provider?.max_completion_tokens;
  return {
    ...(window != null && { maxInputTokens: window }),
    ...(limit != null && { maxOutputTokens: limit }),
    ...readInputs(architecture?.input_modalities),
    ...readOutputs(architecture?.output_modalities),
    ...readAbilities(supported_parameters),
  };
}

function readInputs(modalities: readonly string[] | undefined): ModelProfile {
  if (modalities === undefined) return {};
  const image = modalities.includes('image');
  return {
    imageInputs: image,
    imageUrlInputs: image,
    // OpenRouter parses PDFs for models that do not read them.
    pdfInputs: true,
    audioInputs: modalities.includes('audio'),
    videoInputs: modalities.includes('video'),
  };
}

function readOutputs(modalities: readonly string[] | undefined): ModelProfile {
  if (modalities === undefined) return {};
  return {
    imageOutputs: modalities.includes('image'),
    audioOutputs: modalities.includes('audio'),
    videoOutputs: modalities.includes('video'),
  };
}

function readAbilities(parameters: readonly string[] | undefined): ModelProfile {
  if (parameters === undefined) return {};
  return {
    toolCalling: parameters.includes('tools'),
    toolChoice: parameters.includes('tool_choice'),
    structuredOutput: parameters.includes('structured_outputs'),
    reasoningOutput: parameters.includes('reasoning'),
  };
}
