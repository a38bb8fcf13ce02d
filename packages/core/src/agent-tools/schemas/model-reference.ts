import * as z from 'zod/v4';

import { WrongInput } from '../wrong-input.ts';

/** A model in the path of an operation: its id whole, or in its two parts. */
export function modelReferenceInput() {
  return {
    id: z
      .string()
      .optional()
      .describe('Id of the model, author/slug, for example openai/gpt-5.1. In place of author and slug.'),
    author: z.string().optional().describe('The part of the id before the slash. Needs slug.'),
    slug: z
      .string()
      .optional()
      .describe('The part of the id after the slash, with its variant (:free) if it has one. Needs author.'),
  };
}

/** The id that was meant. */
export function readModelReference(given: {
  id?: string | undefined;
  author?: string | undefined;
  slug?: string | undefined;
}): string {
  const { id, author, slug } = given;
  const meant = id ?? (author !== undefined && slug !== undefined ? `${author}/${slug}` : undefined);
  if (meant === undefined) throw new WrongInput('id', 'give the id (author/slug), or author and slug.');
  // What is no character, `.` and `..` cannot stand in a path.
  const parts = meant.split('/');
  if (parts.some((part) => part === '.' || part === '..') || /\p{Surrogate}/u.test(meant)) {
    throw new WrongInput(
      'id',
      `“${meant}” names no model: . and .. are not allowed. openrouter_list_models gives ids.`,
    );
  }
  if (/^[^/\s]+\/[^/\s]+$/.test(meant)) return meant;
  throw new WrongInput('id', `“${meant}” is no id of the form author/slug. openrouter_list_models gives ids.`);
}

/** Refuses what names no model. @throws {WrongInput} */
export function checkModelReference(given: Parameters<typeof readModelReference>[0]): void {
  readModelReference(given);
}
