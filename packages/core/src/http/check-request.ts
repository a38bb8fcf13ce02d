import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';

/** @throws {OpenRouterConfigurationError} for a model id without characters */
export function checkModelId(model: unknown): void {
  if (typeof model === 'string' && model.trim() !== '') return;
  throw new OpenRouterConfigurationError('model', 'The model id is empty. Give one of https://openrouter.ai/models.');
}

/** @throws {OpenRouterConfigurationError} for a text without characters; `name` says which */
export function checkText(name: string, text: unknown): void {
  if (typeof text === 'string' && text.trim() !== '') return;
  throw new OpenRouterConfigurationError(name, `The ${name} is empty. Give a text.`);
}
