import { messageOf, encodeBase64 } from '@openrouter-adapters/core';

import type { ReadFile, ReadableFile } from '../agent-tool.ts';
import { WrongInput } from '../wrong-input.ts';

/** A URL or data URL as it is; any other text is a reference that the app can read. */
export async function toURL(parameter: string, given: string, readFile: ReadFile | undefined): Promise<string> {
  if (isURL(given)) return given;
  const { bytes, mediaType } = await readReference(parameter, given, readFile);
  return `data:${mediaType};base64,${encodeBase64(bytes)}`;
}

/** Refuses a reference where the app gives no files. @throws {WrongInput} */
export function checkSource(parameter: string, given: string, readFile: ReadFile | undefined): void {
  if (!isURL(given)) checkReference(parameter, given, readFile);
}

function isURL(given: string): boolean {
  return /^(?:https?:|data:)/i.test(given);
}

/** Refuses a reference where the app gives no files. @throws {WrongInput} */
export function checkReference(
  parameter: string,
  reference: string,
  readFile: ReadFile | undefined,
): asserts readFile is ReadFile {
  if (readFile !== undefined) return;
  throw new WrongInput(
    parameter,
    `“${reference}” cannot be read: this app gives no access to files. Use a URL or base64.`,
  );
}

/** The bytes behind a reference. */
export async function readReference(
  parameter: string,
  reference: string,
  readFile: ReadFile | undefined,
): Promise<ReadableFile> {
  checkReference(parameter, reference, readFile);
  try {
    return await readFile(reference);
  } catch (error) {
    const reason = messageOf(error);
    throw new WrongInput(parameter, `“${reference}” cannot be read (${reason}). Use a reference that a tool gave.`);
  }
}
