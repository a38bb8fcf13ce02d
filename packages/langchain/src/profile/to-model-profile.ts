import type { ModelProfile } from '@langchain/core/language_models/profile';

import { isObject } from '../chat/json.ts';

/** An entry of the catalogue → LangChain's profile. What the catalogue does not say is absent. */
export function toModelProfile(entry: Readonly<Record<string, unknown>>): ModelProfile {
  const architecture = isObject(entry['architecture']) ? entry['architecture'] : {};
  const provider = isObject(entry['top_provider']) ? entry['top_provider'] : {};
  return {
    ...readLimit('maxInputTokens', entry['context_length'] ?? provider['context_length']),
    ...readLimit('maxOutputTokens', provider['max_completion_tokens']),
    ...readInputs(architecture['input_modalities']),
    ...readOutputs(architecture['output_modalities']),
    ...readAbilities(entry['supported_parameters']),
  };
}

function readLimit(name: 'maxInputTokens' | 'maxOutputTokens', value: unknown): ModelProfile {
  return typeof value === 'number' ? { [name]: value } : {};
}

function readInputs(modalities: unknown): ModelProfile {
  if (!Array.isArray(modalities)) return {};
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

function readOutputs(modalities: unknown): ModelProfile {
  if (!Array.isArray(modalities)) return {};
  return {
    imageOutputs: modalities.includes('image'),
    audioOutputs: modalities.includes('audio'),
    videoOutputs: modalities.includes('video'),
  };
}

function readAbilities(parameters: unknown): ModelProfile {
  if (!Array.isArray(parameters)) return {};
  return {
    toolCalling: parameters.includes('tools'),
    toolChoice: parameters.includes('tool_choice'),
    structuredOutput: parameters.includes('structured_outputs'),
    reasoningOutput: parameters.includes('reasoning'),
  };
}
