import { APICallError } from '@ai-sdk/provider';
import { experimental_streamSpeech as streamSpeech, generateSpeech } from 'ai';
import { describe, expect, it } from 'vitest';

import { answering, rejectionOf } from '../../test/answering.ts';

const samples = Uint8Array.of(1, 2, 3);
const riff = Uint8Array.from('RIFF\0\0\0\0WAVEfmt ', (char) => char.charCodeAt(0));

function sound(type: string, bytes: Uint8Array<ArrayBuffer> = samples): Response {
  return new Response(bytes, { headers: { 'content-type': type, 'x-generation-id': 'gen-tts-1' } });
}

describe('generateSpeech', () => {
  it('tells how many characters were spoken, which is what speech is billed by', async () => {
    const { openrouter } = answering(() => sound('audio/mpeg'));
    const { usage } = await openrouter.speechModel('a/b').doGenerate({ text: 'Hello 👋' });
    expect(usage).toEqual({ inputCharacters: 7 });
  });

  it.each(['audio/raw', 'audio/x-pcm', 'audio/l16'])('makes wav of %s', async (type) => {
    const { openrouter } = answering(() => sound(`${type};rate=8000`));
    const { audio, warnings } = await openrouter.speechModel('a/b').doGenerate({ text: 'a', outputFormat: 'wav' });
    // 44 bytes of header, three samples, and the byte that makes it even.
    expect([audio.length, warnings]).toEqual([48, []]);
  });

  it('puts no header before one that came', async () => {
    const { openrouter } = answering(() => sound('audio/pcm', riff));
    const { audio, warnings } = await openrouter.speechModel('a/b').doGenerate({ text: 'a', outputFormat: 'wav' });
    expect([audio, warnings]).toEqual([riff, []]);
    const { fullStream } = streamSpeech({
      model: openrouter.speechModel('a/b', { sampleRate: 8000 }),
      text: 'a',
      outputFormat: { type: 'audio/wav' },
    });
    const came: number[] = [];
    for await (const part of fullStream) if (part.type === 'audio') came.push(...part.audio);
    expect(came).toEqual([...riff]);
  });

  it.each(['constructor', 'toString', '__proto__'])(
    'warns of the format %s, and asks for mp3',
    async (outputFormat) => {
      const { openrouter, asked } = answering(() => sound('audio/mpeg'));
      const { warnings } = await openrouter.speechModel('a/b').doGenerate({ text: 'a', outputFormat });
      expect(warnings).toMatchObject([{ type: 'unsupported', feature: 'outputFormat' }]);
      expect(asked[0]?.body['response_format']).toBe('mp3');
    },
  );

  it('warns when another format came than was asked for', async () => {
    const { openrouter } = answering(() => sound('audio/pcm;rate=24000'));
    const model = openrouter.speechModel('a/b');
    const details = 'The upstream answered audio/pcm in place of mp3, which is given as it is.';
    const warned = [{ type: 'unsupported', feature: 'outputFormat', details }];
    expect((await generateSpeech({ model, text: 'a' })).warnings).toEqual(warned);
    expect(await streamSpeech({ model, text: 'a' }).warnings).toEqual(warned);
    expect((await generateSpeech({ model, text: 'a', outputFormat: 'pcm' })).warnings).toEqual([]);
  });

  it('warns of a rate that it cannot ask for, whole and streamed', async () => {
    const { openrouter } = answering(() => sound('audio/pcm;rate=24000'));
    const model = openrouter.speechModel('a/b');
    const outputFormat = 'audio/pcm; rate=16000';
    const warned = [{ feature: 'outputFormat.rate' }];
    expect((await generateSpeech({ model, text: 'a', outputFormat })).warnings).toMatchObject(warned);
    const streamed = streamSpeech({ model, text: 'a', outputFormat: { type: outputFormat } });
    expect(await streamed.warnings).toMatchObject(warned);
    const its = await generateSpeech({ model, text: 'a', outputFormat: 'audio/pcm;rate=24000' });
    expect(its.warnings).toEqual([]);
  });

  it('warns of nothing where wav was asked for and comes', async () => {
    const { openrouter } = answering(() => sound('audio/wav', riff));
    const model = openrouter.speechModel('a/b');
    expect((await generateSpeech({ model, text: 'a', outputFormat: 'wav' })).warnings).toEqual([]);
    expect(await streamSpeech({ model, text: 'a', outputFormat: { type: 'audio/wav' } }).warnings).toEqual([]);
  });

  it('warns of a field about streaming, as other kinds do', async () => {
    const { openrouter, asked } = answering(() => sound('audio/mpeg'));
    const providerOptions = { openrouter: { stream: true } };
    const { warnings } = await generateSpeech({ model: openrouter.speechModel('a/b'), text: 'a', providerOptions });
    expect(warnings).toMatchObject([{ type: 'unsupported', feature: 'providerOptions.openrouter.stream' }]);
    expect(asked[0]?.body).not.toHaveProperty('stream');
  });

  it('takes no sentence for sound', async () => {
    const { openrouter } = answering(
      () => new Response('upstream error', { headers: { 'content-type': 'text/plain' } }),
    );
    const error = await rejectionOf(generateSpeech({ model: openrouter.speechModel('a/b'), text: 'a' }));
    expect(APICallError.isInstance(error) && error.message).toContain('upstream error');
  });

  it('asks once for an answer that breaks off, which had been made and is billed', async () => {
    const { openrouter, asked } = answering(() => {
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(samples),
        pull: (controller) => controller.error(new Error('reset')),
      });
      return new Response(body, { headers: { 'content-type': 'audio/mpeg', 'x-generation-id': 'gen-tts-1' } });
    });
    const error = await rejectionOf(generateSpeech({ model: openrouter.speechModel('a/b'), text: 'a' }));
    expect(APICallError.isInstance(error) && [error.isRetryable, error.message]).toEqual([
      false,
      expect.stringContaining('gen-tts-1'),
    ]);
    expect(asked).toHaveLength(1);
  });

  it('lets the call’s instructions win over those of the settings', async () => {
    const { openrouter, asked } = answering(() => sound('audio/mpeg'));
    const model = openrouter.speechModel('openai/tts', {
      provider: { options: { openai: { instructions: 'Shout' } } },
    });
    await model.doGenerate({ text: 'a', instructions: 'Whisper' });
    expect(asked[0]?.body['provider']).toEqual({ options: { openai: { instructions: 'Whisper' } } });
  });
});

it('a streamed text is let go when the call was aborted before', async () => {
  const { openrouter, asked } = answering(() => sound('audio/mpeg'));
  let cancelled: unknown;
  const text = new ReadableStream<{ type: 'text'; text: string }>({
    cancel: (reason) => {
      cancelled = reason;
    },
  });
  const reason = new Error('enough');
  const call = openrouter.speechModel('a/b').doStream({ text, abortSignal: AbortSignal.abort(reason) });
  expect([await rejectionOf(call), cancelled, asked]).toEqual([reason, reason, []]);
});
