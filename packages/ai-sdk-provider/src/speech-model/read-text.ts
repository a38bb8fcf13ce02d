import {
  UnsupportedFunctionalityError,
  type Experimental_SpeechModelV4StreamTextPart as TextPart,
  type SharedV4Warning,
} from '@ai-sdk/provider';
import { abortReason, throwIfAborted } from '@openrouter-adapters/core/base';

/**
 * The whole text of a stream: OpenRouter takes no pieces. However it ends, the stream is read to its end or cancelled.
 *
 * @param voice the call's
 * @returns the text, and the voice of all its parts
 * @throws {UnsupportedFunctionalityError} when parts have different voices; an aborted call rejects with the signal's reason
 */
export async function readText(
  stream: ReadableStream<TextPart>,
  voice: string | undefined,
  signal: AbortSignal | undefined,
  warnings: SharedV4Warning[],
): Promise<{ text: string; voice: string | undefined }> {
  const reader = stream.getReader();
  const onAbort = () => void reader.cancel(abortReason(signal)).catch(() => {});
  signal?.addEventListener('abort', onAbort, { once: true });
  const parts: TextPart[] = [];
  try {
    // Its listener hears nothing of an abort that came before.
    throwIfAborted(signal);
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (parts.length > 0 && (next.value.voice ?? voice) !== (parts[0]?.voice ?? voice)) throw severalVoices();
      parts.push(next.value);
    }
    // A cancelled stream ends like one that is read.
    throwIfAborted(signal);
  } catch (error) {
    await reader.cancel(error).catch(() => {});
    throw error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
  if (parts.some(({ providerOptions }) => providerOptions?.['openrouter'] !== undefined)) {
    warnings.push({ type: 'unsupported', feature: 'providerOptions of parts of the text' });
  }
  return { text: parts.map(({ text }) => text).join(''), voice: parts[0]?.voice ?? voice };
}

function severalVoices(): UnsupportedFunctionalityError {
  return new UnsupportedFunctionalityError({
    functionality: 'several voices in one text',
    message: 'OpenRouter speaks a text with one voice. Ask for the parts of each voice on their own.',
  });
}
