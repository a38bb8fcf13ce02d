import { readFileSync } from 'node:fs';

import type { JsonValue } from '../json/json-value.ts';
import { describeFileError } from './describe-file-error.ts';

/** The JSON of a file; an Error that names the option and the file. */
export function readJsonFile(option: string, path: string): JsonValue {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`${option}: ${describeFileError(error, path)}`, { cause: error });
  }
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new Error(`${option}: ${path} is no JSON (${problem}).`, { cause: error });
  }
}
