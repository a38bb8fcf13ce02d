import type { LangSmithParams } from '@langchain/core/language_models/chat_models';

/** The parameters of a request → what LangSmith shows of them. */
export function toLangSmithParams(params: Readonly<Record<string, unknown>>): LangSmithParams {
  const { model, temperature, max_completion_tokens, max_tokens, stop } = params;
  const limit = max_completion_tokens ?? max_tokens;
  return {
    ls_provider: 'openrouter',
    ls_model_type: 'chat',
    ls_model_name: String(model),
    ...(typeof temperature === 'number' && { ls_temperature: temperature }),
    ...(typeof limit === 'number' && { ls_max_tokens: limit }),
    ...(stop != null && { ls_stop: [stop].flat().map(String) }),
  };
}
