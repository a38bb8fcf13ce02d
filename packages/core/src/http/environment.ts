/**
 * A variable of the process's environment; `undefined` where there is none (browsers, some edge runtimes).
 * The only place that looks at the environment.
 */
export function readEnvironment(
  name: 'OPENROUTER_API_KEY' | 'OPENROUTER_BASE_URL' | 'OPENROUTER_MANAGEMENT_KEY',
): string | undefined {
  // Not typed by Node's `process`: this code also runs where there is none.
  const scope = globalThis as { process?: { env?: Record<string, string | undefined> } };
  try {
    return scope.process?.env?.[name]?.trim() || undefined;
  } catch {
    return undefined; // Deno, where the program may not read the variable: what is given otherwise does.
  }
}

/** What is used here of Node's `Buffer`, which Bun and Deno have too: encoding and decoding in machine code. */
export interface NativeBytes {
  toString(encoding: 'base64'): string;
  /** Writes what a text means to the beginning of the bytes, and tells how much that was. Characters that are no base64 are passed over. */
  write(text: string, encoding: 'base64'): number;
}

/** A view of these bytes as a `Buffer`; `undefined` where there is none. */
export function asNativeBytes(bytes: Uint8Array): NativeBytes | undefined {
  const scope = globalThis as {
    Buffer?: { from?: (bytes: ArrayBufferLike, start: number, length: number) => NativeBytes };
  };
  return scope.Buffer?.from?.(bytes.buffer, bytes.byteOffset, bytes.length);
}
