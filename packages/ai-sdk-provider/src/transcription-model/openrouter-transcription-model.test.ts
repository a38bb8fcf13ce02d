import { APICallError, InvalidArgumentError } from '@ai-sdk/provider';
import { generateSpeech, transcribe } from 'ai';
import { describe, expect, it } from 'vitest';

import { answering, jsonAnswer, rejectionOf } from '../../test/answering.ts';
import { connectEmulator } from '../../test/connect-emulator.ts';

const mp3 = Uint8Array.from([...'ID3'].map((char) => char.charCodeAt(0)).concat(4, 0, 0, 0, 0, 0, 0));
const verbose = {
  text: 'Hello there',
  task: 'transcribe',
  language: 'english',
  duration: 2.5,
  segments: [{ id: 0, start: 0, end: 2.5, text: 'Hello there' }],
  words: [
    { word: 'Hello', start: 0, end: 1, speaker: 'A' },
    { word: 'there', start: 1, end: 2.5, speaker: 'B' },
  ],
  usage: { seconds: 2.5, input_tokens: 83, output_tokens: 30, total_tokens: 113, cost: 0.0005 },
};

describe('transcribe', () => {
  it('gives text, duration, cost and generation id, and sends base64 with the format', async () => {
    const { text, usage } = verbose;
    const { openrouter, asked } = answering(() => jsonAnswer({ text, usage }, 200, { 'x-generation-id': 'gen-stt-1' }));
    const result = await transcribe({
      model: openrouter.transcriptionModel('openai/whisper-large-v3', { temperature: 0 }),
      audio: mp3,
      providerOptions: { openrouter: { language: 'en', provider: { options: { groq: { newOption: 1 } } } } },
    });
    expect(result).toMatchObject({ text, segments: [], durationInSeconds: 2.5, language: undefined });
    expect(result.words).toBeUndefined();
    expect(result.providerMetadata).toEqual({
      openrouter: {
        generationId: 'gen-stt-1',
        usage: { promptTokens: 83, completionTokens: 30, totalTokens: 113, cost: 0.0005, totalCost: 0.0005 },
      },
    });
    expect(asked).toMatchObject([{ path: '/audio/transcriptions' }]);
    expect(asked[0]?.body).toEqual({
      model: 'openai/whisper-large-v3',
      input_audio: { data: btoa(String.fromCharCode(...mp3)), format: 'mp3' },
      language: 'en',
      temperature: 0,
      provider: { options: { groq: { newOption: 1 } } },
    });
  });

  it('asks for verbose_json when times are wanted, and gives segments, words, speakers and the language by its code', async () => {
    const { openrouter, asked } = answering(() => jsonAnswer(verbose));
    const result = await transcribe({
      model: openrouter.transcription('openai/whisper-1'),
      audio: mp3,
      timestampGranularities: ['word', 'segment'],
    });
    expect(result.segments).toEqual([{ text: 'Hello there', startSecond: 0, endSecond: 2.5 }]);
    expect(result.words).toEqual([
      { text: 'Hello', startSecond: 0, endSecond: 1 },
      { text: 'there', startSecond: 1, endSecond: 2.5 },
    ]);
    expect(result.language).toBe('en');
    expect(result.warnings).toEqual([]);
    expect(result.providerMetadata['openrouter']?.['words']).toMatchObject([{ speaker: 'A' }, { speaker: 'B' }]);
    expect(asked[0]?.body).toMatchObject({
      response_format: 'verbose_json',
      timestamp_granularities: ['word', 'segment'],
    });
  });

  it('gives the text with a warning where the upstream has no times', async () => {
    const { openrouter, asked } = answering(({ body }) =>
      body['response_format'] === 'verbose_json'
        ? jsonAnswer({ error: { code: 400, message: 'verbose_json is not supported by this provider' } }, 400)
        : jsonAnswer({ text: 'Hello there' }),
    );
    const model = openrouter.transcriptionModel('maker/hearer');
    const { text, warnings } = await transcribe({ model, audio: mp3, timestampGranularities: ['word'] });
    expect([text, warnings.length]).toEqual(['Hello there', 1]);
    expect(asked.map(({ body }) => body['timestamp_granularities'])).toEqual([['word'], undefined]);
    const insists = transcribe({
      model,
      audio: mp3,
      providerOptions: { openrouter: { responseFormat: 'verbose_json', timestampGranularities: ['word'] } },
    });
    expect(APICallError.isInstance(await rejectionOf(insists))).toBe(true);
    expect(asked).toHaveLength(3);
  });

  it('warns when times were asked for and did not come, or cannot come', async () => {
    const { openrouter, asked } = answering(() => jsonAnswer({ text: 'Hello there' }));
    const model = openrouter.transcriptionModel('maker/hearer');
    const missing = await transcribe({ model, audio: mp3, timestampGranularities: ['segment'] });
    const json = await transcribe({
      model,
      audio: mp3,
      timestampGranularities: ['segment'],
      providerOptions: { openrouter: { responseFormat: 'json' } },
    });
    for (const { warnings } of [missing, json]) {
      expect(warnings).toMatchObject([{ type: 'unsupported', feature: 'timestampGranularities' }]);
    }
    expect(asked[1]?.body).not.toHaveProperty('timestamp_granularities');
  });

  it.each([
    ['the bytes, whatever the media type says', mp3, 'audio/ogg', 'mp3'],
    ['base64', btoa(String.fromCharCode(...mp3)), 'audio/wav', 'mp3'],
    ['a data URL', `data:audio/mpeg;base64,${btoa(String.fromCharCode(...mp3))}`, 'audio/wav', 'mp3'],
    ['the media type, where the bytes do not tell', Uint8Array.of(1, 2, 3), 'audio/flac', 'flac'],
    ['a large wav', Uint8Array.from('RF64....WAVE', (char) => char.charCodeAt(0)), 'audio/wav', 'wav'],
  ])('tells the format from %s', async (_, audio, mediaType, format) => {
    const { openrouter, asked } = answering(() => jsonAnswer({ text: '' }));
    await openrouter.transcriptionModel('maker/hearer').doGenerate({ audio, mediaType });
    expect(asked[0]?.body['input_audio']).toEqual({ data: expect.not.stringContaining(',') as string, format });
  });

  it.each([
    ['audio of an unknown format', { audio: Uint8Array.of(1, 2, 3) }, 'audio', 'format of the audio is not known'],
    ['no audio', { audio: new Uint8Array(), providerOptions: { openrouter: { format: 'mp3' } } }, 'audio', 'no audio'],
    ['no audio, whose format nobody could know', { audio: new Uint8Array() }, 'audio', 'no audio'],
    ['a language that is no text', { audio: mp3, providerOptions: { openrouter: { language: 1 } } }, '', 'language'],
  ])('refuses %s before the request', async (_, wrong, argument, said) => {
    const { openrouter, asked } = answering(() => jsonAnswer({ text: '' }));
    const error = await rejectionOf(transcribe({ model: openrouter.transcriptionModel('maker/hearer'), ...wrong }));
    if (!InvalidArgumentError.isInstance(error)) throw error;
    expect(error.message).toContain(said);
    if (argument !== '') expect(error.argument).toBe(argument);
    expect(asked).toEqual([]);
  });

  it('takes audio by URL, which the AI SDK loads', async () => {
    const { openrouter, asked } = answering(() => jsonAnswer({ text: 'a' }));
    await transcribe({
      model: openrouter.transcriptionModel('maker/hearer'),
      audio: new URL('https://example.com/talk.mp3'),
      download: () => Promise.resolve({ data: mp3, mediaType: 'audio/mpeg' }),
    });
    expect(asked[0]?.body['input_audio']).toMatchObject({ format: 'mp3' });
  });

  it('takes a format by name', async () => {
    const { openrouter, asked } = answering(() => jsonAnswer({ text: 'a' }));
    await transcribe({
      model: openrouter.transcriptionModel('maker/hearer'),
      audio: Uint8Array.of(1, 2, 3),
      providerOptions: { openrouter: { format: 'amr' } },
    });
    expect(asked[0]?.body['input_audio']).toEqual({ data: 'AQID', format: 'amr' });
  });

  it('warns of words that came without times', async () => {
    const { openrouter } = answering(() => jsonAnswer({ text: 'Hello there', words: [{ word: 'Hello' }] }));
    const { text, warnings } = await transcribe({
      model: openrouter.transcriptionModel('maker/hearer'),
      audio: mp3,
      timestampGranularities: ['word'],
    });
    expect(text).toBe('Hello there');
    expect(warnings).toMatchObject([
      { feature: 'timestampGranularities', details: expect.stringContaining('came without times') as string },
    ]);
  });

  it('lets the times of the call win over those of the model, and those of its provider options over both', async () => {
    const { openrouter, asked } = answering(() => jsonAnswer(verbose));
    const model = openrouter.transcriptionModel('openai/whisper-1', { timestampGranularities: ['word'] });
    await transcribe({ model, audio: mp3 });
    await transcribe({ model, audio: mp3, timestampGranularities: ['segment'] });
    await transcribe({
      model,
      audio: mp3,
      timestampGranularities: ['segment'],
      providerOptions: { openrouter: { timestampGranularities: ['word', 'segment'] } },
    });
    expect(asked.map(({ body }) => [body['response_format'], body['timestamp_granularities']])).toEqual([
      ['verbose_json', ['word']],
      ['verbose_json', ['segment']],
      ['verbose_json', ['word', 'segment']],
    ]);
  });

  it('asks once for an answer without text, and says what it had cost', async () => {
    const { openrouter, asked } = answering(() => jsonAnswer({ usage: { cost: 0.5 } }));
    const error = await rejectionOf(transcribe({ model: openrouter.transcriptionModel('a/b'), audio: mp3 }));
    expect(APICallError.isInstance(error) && error.cause).toMatchObject({ usage: { cost: { charged: 0.5 } } });
    expect(asked).toHaveLength(1);
  });
});

describe.each(['mp3', 'wav'])('speech of the emulator as %s', (outputFormat) => {
  it('is heard again, with times', async () => {
    const { openrouter } = connectEmulator();
    const speech = await generateSpeech({
      model: openrouter.speechModel('openai/gpt-4o-mini-tts-2025-12-15'),
      text: 'The weather is sunny today.',
      outputFormat,
    });
    const heard = await transcribe({
      model: openrouter.transcriptionModel('openai/whisper-1'),
      audio: speech.audio.uint8Array,
      timestampGranularities: ['word', 'segment'],
    });
    expect(heard.text).toContain('sunny');
    expect(heard.language).toBe('en');
    expect(heard.words?.at(-1)?.endSecond).toBeLessThanOrEqual(heard.durationInSeconds ?? 0);
    expect(heard.segments.length).toBeGreaterThan(0);
    expect(heard.providerMetadata['openrouter']?.['usage']).toMatchObject({ cost: expect.any(Number) as number });
    expect([...speech.warnings, ...heard.warnings]).toEqual([]);
  });

  it('is heard without times by an upstream that has none', async () => {
    const { openrouter } = connectEmulator();
    const speech = await generateSpeech({
      model: openrouter.speechModel('openai/gpt-4o-mini-tts-2025-12-15'),
      text: 'The weather is sunny today.',
      outputFormat,
    });
    const { text, warnings } = await transcribe({
      model: openrouter.transcriptionModel('mistralai/voxtral-mini-transcribe'),
      audio: speech.audio.uint8Array,
      timestampGranularities: ['segment'],
    });
    expect(text).toContain('sunny');
    expect(warnings).toMatchObject([{ feature: 'timestampGranularities' }]);
  });
});
