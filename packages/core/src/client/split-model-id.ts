import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';

/**
 * A model id → the parameters of paths with `{author}/{slug}`. A variant (`:free`) belongs to the slug.
 *
 * @throws {OpenRouterConfigurationError} for an id that is not of the form `author/slug`
 */
export function splitModelId(id: unknown): { author: string; slug: string } {
  const [, author, slug] = /^([^/]+)\/([^/]+)$/.exec(typeof id === 'string' ? id.trim() : '') ?? [];
  if (author !== undefined && slug !== undefined) return { author, slug };
  throw new OpenRouterConfigurationError(
    'id',
    `“${String(id)}” is no model id of the form author/slug, like openai/gpt-5.1.`,
  );
}
