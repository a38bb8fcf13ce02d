import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** What the validator beside OpenRouter's OpenAPI document can do. */
export interface OpenRouterDocument {
  findOperation(method: string, path: string): unknown;
  validateRequest(method: string, path: string, body: unknown): { ok: boolean; errors: unknown[] };
}

/** The document, from the folder that `OPENROUTER_API_DIR` names; `undefined` where none is named. */
export async function loadDocument(): Promise<OpenRouterDocument | undefined> {
  const folder = process.env['OPENROUTER_API_DIR'];
  if (!folder) return undefined;
  const file = `${folder}/validate.mjs`;
  if (!existsSync(file)) throw new Error(`OPENROUTER_API_DIR names ${folder}, where there is no validate.mjs.`);
  // Plain JavaScript without types of its own.
  return (await import(pathToFileURL(file).href)) as OpenRouterDocument;
}
