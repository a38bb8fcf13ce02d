import { describe, expect, it } from 'vitest';
import { streamOf } from '../../test/answers.ts';
import { failureOf } from '../../test/json-answers.ts';
import { createTransport, generateImages, generateSpeech, getVideo, streamSpeech, transcribe } from '../index.ts';
import type { Transport } from '../index.ts';

const wav = new TextEncoder().encode('RIFF0000WAVEfmt ');

/** A transport whose every answer begins with 200 and breaks inside. */
function breaking(type: string, headers: Record<string, string> = {}): Transport {
  const fetch = async () => {
    let isOpen = false;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (isOpen) controller.error(new TypeError('terminated'));
        else controller.enqueue(new TextEncoder().encode('{"data":['));
        isOpen = true;
      },
    });
    return new Response(body, { headers: { 'content-type': type, ...headers } });
  };
  return createTransport({ apiKey: 'sk-or-v1-test-key', fetch });
}

describe('an answer that was made, and broke off on its way', () => {
  it.each([
    ['images', 'application/json', (to: Transport) => generateImages(to, { model: 'a/b', prompt: 'A cat' })],
    ['speech', 'audio/mpeg', (to: Transport) => generateSpeech(to, { model: 'a/b', input: 'Hello' })],
    [
      'streamed speech',
      'audio/mpeg',
      async (to: Transport) => {
        const { read } = await streamSpeech(to, { model: 'a/b', input: 'Hello' });
        await read();
        return read();
      },
    ],
    ['a transcript', 'application/json', (to: Transport) => transcribe(to, { model: 'a/b', audio: wav })],
  ])('is not to be asked for again, because %s would be billed again', async (_, type, ask) => {
    const error = await failureOf(ask(breaking(type, { 'x-generation-id': 'gen-1' })));
    expect(error).toMatchObject({ kind: 'interrupted', isRetryable: false, generationId: 'gen-1' });
    expect(error.message).toMatch(/billed.*the generation gen-1/);
    expect(error.message).not.toMatch(/try again/i);
    const nameless = await failureOf(ask(breaking(type)));
    expect(nameless.message).toContain('https://openrouter.ai/activity');
  });

  it('is so too when its JSON ends early', async () => {
    const fetch = async () => new Response(streamOf(['{"data":[{"b64_json":"iVBOR']));
    const error = await failureOf(
      generateImages(createTransport({ apiKey: 'sk-or-v1-test-key', fetch }), { model: 'a/b', prompt: 'A cat' }),
    );
    expect(error).toMatchObject({ kind: 'interrupted', isRetryable: false });
  });

  it('may be asked for again where asking is free', async () => {
    expect(await failureOf(getVideo(breaking('application/json'), 'v'))).toMatchObject({ isRetryable: true });
  });

  it('was none when the API says that it failed', async () => {
    const fetch = async () => Response.json({ error: { code: 502, message: 'Down' } });
    const error = await failureOf(
      generateImages(createTransport({ apiKey: 'sk-or-v1-test-key', fetch }), { model: 'a/b', prompt: 'A cat' }),
    );
    expect(error.isRetryable).toBe(true);
  });
});
