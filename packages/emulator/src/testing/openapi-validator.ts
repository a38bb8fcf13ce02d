import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// A folder with a validator over OpenRouter's OpenAPI document. It is no part of this project.
interface Verdict {
  ok: boolean;
  errors: unknown[];
}
/** Validates what travels against OpenRouter's OpenAPI document. */
export interface Validator {
  validateRequest(method: string, path: string, body: unknown): Verdict;
  validateResponse(method: string, path: string, status: number, body: unknown): Verdict;
  validateStreamEvent(method: string, path: string, payload: unknown): Verdict;
  /** The document: the methods of each path. */
  readonly spec?: { readonly paths: Readonly<Record<string, object>> };
}

/** The validator in the folder that OPENROUTER_API_DIR names; undefined, and a line that says so, without it. */
export async function loadValidator(): Promise<Validator | undefined> {
  const folder = process.env.OPENROUTER_API_DIR;
  if (folder === undefined || folder === '') {
    process.stdout.write(
      'OPENROUTER_API_DIR is not set: the answers of the emulator were not validated against the OpenAPI document.\n',
    );
    return undefined;
  }
  const file = join(resolve(folder), 'validate.mjs');
  if (!existsSync(file)) throw new Error(`OPENROUTER_API_DIR has no validate.mjs: ${file}`);
  return (await import(pathToFileURL(file).href)) as Validator; // the shape is stated above, its first use checks it
}

const refused: Verdict = { ok: false, errors: ['no validator'] };
/** Stands in while the tests are only collected; they run where there is a validator. */
export const NO_VALIDATOR: Validator = {
  validateRequest: () => refused,
  validateResponse: () => refused,
  validateStreamEvent: () => refused,
};
