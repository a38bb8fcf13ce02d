// oxlint-disable-next-line eslint/no-restricted-imports -- its type only
import type * as Files from 'node:fs/promises';

import { messageOf, OpenRouterConfigurationError } from '@openrouter-adapters/core/base';

/** A recording: the path of a file, a `Blob` or `File`, or bytes with a name. */
export type AudioSource = string | Blob | { audio: Uint8Array; name?: string; format?: string };

/** What was read of a source. */
export interface AudioFile {
  audio: Uint8Array;
  format: string | undefined;
}

/** What a document says it is from: the path or the name, else the place in the list. */
export function nameSource(source: AudioSource, index: number): string {
  if (typeof source === 'string') return source;
  // A `File` is a `Blob` with a name.
  const name: unknown = 'name' in source ? source.name : undefined;
  return typeof name === 'string' && name !== '' ? name : `recording ${index}`;
}

/**
 * Reads a recording into memory.
 *
 * @throws {OpenRouterConfigurationError} for a file that cannot be read
 */
export async function readAudio(source: AudioSource, index: number): Promise<AudioFile> {
  if (typeof source === 'object' && 'audio' in source) return { audio: source.audio, format: source.format };
  try {
    if (typeof source !== 'string') return await readBlob(source);
    const { readFile } = loadFiles();
    return { audio: await readFile(source), format: undefined };
  } catch (cause) {
    const reason = messageOf(cause);
    throw new OpenRouterConfigurationError('audio', `${nameSource(source, index)} cannot be read: ${reason}`);
  }
}

/**
 * With the first path only: blobs and bytes are read wherever `fetch` is. Asked of the process, because bundlers for browsers and React
 * Native would look for a module that is imported, and fail.
 */
function loadFiles(): typeof Files {
  // Not typed by Node's `process`: this code also runs where there is none.
  const scope = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const files = scope.process?.getBuiltinModule?.('node:fs/promises');
  if (files === undefined) throw new Error('There are no files here. Give a Blob, or bytes.');
  // The module has the type that its name says.
  return files as typeof Files;
}

async function readBlob(blob: Blob): Promise<AudioFile> {
  const isAudio = /^(audio|video)\//.test(blob.type);
  return { audio: new Uint8Array(await blob.arrayBuffer()), format: isAudio ? blob.type : undefined };
}
