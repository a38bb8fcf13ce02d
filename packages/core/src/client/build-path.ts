import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import type { EndpointInput } from './endpoint.ts';

/**
 * A path template, its parameters and a query → the path of a request.
 *
 * @throws {OpenRouterConfigurationError} for a parameter that is missing, empty, or cannot be part of a path: it would name another resource
 */
export function buildPath(template: string, { path = {}, query = {} }: EndpointInput): string {
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = path[name];
    if (value === undefined || value === '') {
      throw new OpenRouterConfigurationError(name, `The ${name} for ${template} is missing. Give one.`);
    }
    if (value === '.' || value === '..' || /\p{Cs}/u.test(value)) {
      throw new OpenRouterConfigurationError(name, `The ${name} for ${template} is not allowed: it names no resource.`);
    }
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.append(name, String(value));
  }
  return search.size === 0 ? filled : `${filled}?${search.toString()}`;
}

/**
 * A model id → the parameters of paths with `{author}/{slug}`. A variant (`:free`) belongs to the slug.
 *
 * @throws {OpenRouterConfigurationError} for an id that is not of the form `author/slug`
 */
export function splitModelId(id: string): { author: string; slug: string } {
  const [, author, slug] = /^([^/]+)\/([^/]+)$/.exec(id.trim()) ?? [];
  if (author !== undefined && slug !== undefined) return { author, slug };
  throw new OpenRouterConfigurationError('id', `“${id}” is no model id of the form author/slug, like openai/gpt-5.1.`);
}
