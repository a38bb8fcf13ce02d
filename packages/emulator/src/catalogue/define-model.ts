import { formatMoney, parseMoney } from '../money/decimal.ts';
import type { CatalogueModel, ModelReasoning } from './catalogue-model.ts';
import { describeSimulation } from './describe-simulation.ts';

/** What differs from model to model; {@link defineModel} adds the rest. Prices are dollars per million tokens. */
export interface ModelFacts {
  id: string;
  /** The dated slug that answers carry as `model`; default: the id without its variant. */
  slug?: string;
  name: string;
  /** ISO date of the model's appearance on OpenRouter. */
  created: string;
  context: number;
  maxOutput: number;
  prompt: string;
  completion: string;
  cacheRead?: string;
  cacheWrite?: string;
  cacheWriteHour?: string;
  imageOutput?: string;
  audio?: string;
  audioOutput?: string;
  voices?: string[];
  input?: string[];
  output?: string[];
  tokenizer: string;
  tools?: boolean;
  structured?: boolean;
  reasoning?: ModelReasoning;
}

const SAMPLING = [
  'temperature',
  'top_p',
  'max_tokens',
  'max_completion_tokens',
  'stop',
  'seed',
  'frequency_penalty',
  'presence_penalty',
];

/** A full catalogue entry. Its description says that the emulator only simulates the model. */
export function defineModel(facts: ModelFacts): CatalogueModel {
  const input = facts.input ?? ['text'];
  const output = facts.output ?? ['text'];
  const slug = facts.slug ?? facts.id.replace(/:.*$/, '');
  return {
    id: facts.id,
    canonical_slug: slug,
    name: facts.name,
    created: Date.parse(`${facts.created}T00:00:00Z`) / 1000,
    description: describeSimulation(facts.name),
    context_length: facts.context,
    architecture: {
      modality: `${input.join('+')}->${output.join('+')}`,
      input_modalities: input,
      output_modalities: output,
      tokenizer: facts.tokenizer,
      instruct_type: null,
    },
    pricing: {
      prompt: perToken(facts.prompt),
      completion: perToken(facts.completion),
      request: '0',
      image: '0',
      web_search: '0.01',
      internal_reasoning: '0',
      ...(facts.cacheRead !== undefined && { input_cache_read: perToken(facts.cacheRead) }),
      ...(facts.cacheWrite !== undefined && { input_cache_write: perToken(facts.cacheWrite) }),
      ...(facts.cacheWriteHour !== undefined && { input_cache_write_1h: perToken(facts.cacheWriteHour) }),
      ...(facts.imageOutput !== undefined && { image_output: perToken(facts.imageOutput) }),
      ...(facts.audio !== undefined && { audio: perToken(facts.audio) }),
      ...(facts.audioOutput !== undefined && { audio_output: perToken(facts.audioOutput) }),
    },
    top_provider: { context_length: facts.context, max_completion_tokens: facts.maxOutput, is_moderated: false },
    per_request_limits: null,
    supported_parameters: [
      ...SAMPLING,
      ...(facts.tools === false ? [] : ['tools', 'tool_choice', 'parallel_tool_calls']),
      ...(facts.structured === false ? [] : ['response_format', 'structured_outputs']),
      ...(facts.tokenizer === 'GPT' && !facts.reasoning ? ['logprobs', 'top_logprobs', 'logit_bias'] : []),
      ...(facts.reasoning ? ['reasoning', 'include_reasoning', 'reasoning_effort'] : []),
    ],
    default_parameters: null,
    supported_voices: facts.voices ?? null,
    links: { details: `/api/v1/models/${slug}/endpoints` },
    ...(facts.reasoning && { reasoning: facts.reasoning }),
    expiration_date: null,
  };
}

function perToken(perMillion: string): string {
  return formatMoney(parseMoney(`${perMillion}e-6`));
}
