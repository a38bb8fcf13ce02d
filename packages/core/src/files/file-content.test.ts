import { describe, expect, it } from 'vitest';
import { answering, streamOf } from '../../test/answers.ts';
import { answeringJSON, failureOf } from '../../test/json-answers.ts';
import { createTransport, downloadFile, downloadVideo, uploadFile } from '../index.ts';

describe('a file that a server tool made', () => {
  it.each([
    ['a page', '<html>report</html>', 'text/html', { 'content-disposition': 'attachment; filename=report.html' }],
    ['JSON', '{"a":1}', 'application/json', {}],
    ['a list', '[1,2]', 'application/json; charset=utf-8', {}],
    ['JSON that speaks of errors', '{"error":"none"}', 'application/json', { 'content-disposition': 'attachment' }],
    ['what is called JSON', 'a,b', 'application/json', {}],
  ])('is %s', async (_, text, contentType, headers: Record<string, string>) => {
    const { content, mediaType } = await downloadFile(answering(text, { contentType, headers }), 'f');
    expect(await content.text()).toBe(text);
    expect(mediaType).toBe(contentType.split(';')[0]);
  });

  it.each([
    ['an error of the API', '{"error":{"code":404,"message":"Gone"}}', 'application/json', 'Gone'],
    ['a page of a proxy', '<html><title>Sign in</title></html>', 'text/html', 'Sign in'],
  ])('is not %s', async (_, text, contentType, said) => {
    const error = await failureOf(downloadFile(answering(text, { contentType }), 'f'));
    expect(error.message).toContain(said);
  });

  it('rejects with an error of the API where it breaks off, and may be loaded again', async () => {
    const fetch = async () => {
      let isOpen = false;
      return new Response(
        new ReadableStream({
          pull(controller) {
            if (isOpen) controller.error(new TypeError('terminated'));
            else controller.enqueue(new Uint8Array(3));
            isOpen = true;
          },
        }),
      );
    };
    const { content } = await downloadFile(createTransport({ apiKey: 'sk-or-v1-test-key', fetch }), 'f');
    expect(await content.read()).toHaveLength(3);
    expect(await failureOf(content.read())).toMatchObject({ kind: 'interrupted', isRetryable: true });
  });

  it.each([
    ['200', 'none', 'interrupted'],
    ['52', 'none', 'whole'], // What a compression adds, which CORS hides.
    ['200', 'br', 'whole'],
    ['0x200', 'none', 'whole'], // No length.
  ])('of 50 bytes where %s were announced, compression told: %s, is %s', async (length, encoding, what) => {
    const headers = { 'content-length': length, ...(encoding !== 'none' && { 'content-encoding': encoding }) };
    const fetch = async () => new Response(new Uint8Array(50), { headers });
    const transport = createTransport({ apiKey: 'sk-or-v1-test-key', fetch });
    const { content } = await downloadFile(transport, 'f');
    const whole = await content.bytes().then(
      () => 'whole',
      (error: unknown) => Object(error).kind,
    );
    expect(whole).toBe(what);
    const video = await downloadVideo(transport, 'job').then(
      () => 'whole',
      (error: unknown) => Object(error).kind,
    );
    expect(video).toBe(what);
  });

  it('is an error where it says so, however many bytes were announced', async () => {
    const headers = { 'content-length': '200', 'content-type': 'application/json' };
    const fetch = async () => new Response('{"error":{"message":"File not found","code":404}}', { headers });
    const outcome = downloadFile(createTransport({ apiKey: 'sk-or-v1-test-key', fetch }), 'f');
    expect(await failureOf(outcome)).toMatchObject({ kind: 'not-found', code: 404, isRetryable: false });
  });

  it.each<[Record<string, string>, string]>([
    [{ 'content-length': '10074' }, 'whole'],
    [{ 'content-length': '10075' }, 'interrupted'],
    [{ 'content-length': '99999', 'transfer-encoding': 'chunked' }, 'whole'], // The length is of something else.
  ])(
    'of 10,000 bytes is allowed what a compression adds to them, and no byte more: %j is %s',
    async (headers, what) => {
      const fetch = async () => new Response(new Uint8Array(10_000), { headers });
      const transport = createTransport({ apiKey: 'sk-or-v1-test-key', fetch });
      const piecewise = async () => (await downloadFile(transport, 'f')).content.bytes();
      for (const load of [piecewise, async () => downloadVideo(transport, 'job')]) {
        const outcome = await load().then(
          () => 'whole',
          (error: unknown) => Object(error).kind,
        );
        expect(outcome).toBe(what);
      }
    },
  );

  it('of JSON lines that is shorter than was announced is interrupted', async () => {
    const headers = { 'content-length': '200', 'content-type': 'application/json' };
    const fetch = async () => new Response('{"a":1}\n{"a":', { headers });
    const outcome = downloadFile(createTransport({ apiKey: 'sk-or-v1-test-key', fetch }), 'f');
    expect(await failureOf(outcome)).toMatchObject({
      kind: 'interrupted',
      message: expect.stringContaining('13 of 200 bytes came') as string,
    });
  });

  it.each([
    ['200', 'whole'],
    ['300', 'interrupted'],
  ])('of four pieces of 50 bytes where %s were announced is %s', async (length, what) => {
    const fetch = async () =>
      new Response(streamOf(Array.from({ length: 4 }, () => new Uint8Array(50))), {
        headers: { 'content-length': length },
      });
    const { content } = await downloadFile(createTransport({ apiKey: 'sk-or-v1-test-key', fetch }), 'f');
    const all = content.bytes().then(
      (bytes) => (bytes.length === 200 ? 'whole' : 'short'),
      (error: unknown) => Object(error).kind,
    );
    expect(await all).toBe(what);
  });

  it('is read no further than somebody reads it', async () => {
    let pieces = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pieces += 1;
          controller.enqueue(Uint8Array.of(pieces));
        },
      },
      { highWaterMark: 0 },
    );
    const fetch = async () => new Response(body);
    const { content } = await downloadFile(createTransport({ apiKey: 'sk-or-v1-test-key', fetch }), 'f');
    // Time to read ahead.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    expect(pieces).toBe(0);
    expect(await content.read()).toEqual(Uint8Array.of(1));
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    expect(pieces).toBe(1);
    content.cancel();
  });

  it('is let go when it is cancelled', async () => {
    let cancelled: unknown;
    const body = new ReadableStream({ cancel: (reason) => void (cancelled = reason) });
    const { content } = await downloadFile(
      createTransport({ apiKey: 'sk-or-v1-test-key', fetch: async () => new Response(body) }),
      'f',
    );
    content.cancel('enough');
    expect(cancelled).toBe('enough');
  });
});

describe('an upload of a stream', () => {
  it('is read to its end', async () => {
    const { transport, sent } = answeringJSON({ id: 'f' });
    await uploadFile(transport, { data: streamOf(['hel', 'lo']), filename: 'a.txt', mediaType: 'text/plain' });
    const form = sent[0]?.body;
    const file = form instanceof Blob ? (await new Response(form).formData()).get('file') : undefined;
    expect(file instanceof File && [file.name, file.type, await file.text()]).toEqual(['a.txt', 'text/plain', 'hello']);
  });

  it('is let go at 100 MB, which is what the API takes', async () => {
    const { transport, sent } = answeringJSON({ id: 'f' });
    const megabyte = new Uint8Array(1024 * 1024);
    let pieces = 0;
    let isCancelled = false;
    const data = new ReadableStream<Uint8Array>({
      pull(controller) {
        pieces += 1;
        controller.enqueue(megabyte);
      },
      cancel: () => void (isCancelled = true),
    });
    const error = await failureOf(uploadFile(transport, { data, filename: 'big.bin' }));
    expect(error).toMatchObject({ kind: 'configuration', message: expect.stringContaining('100 MB') });
    expect([isCancelled, pieces < 105, sent]).toEqual([true, true, []]);
  });
});
