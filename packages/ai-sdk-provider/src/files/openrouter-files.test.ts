import { APICallError, InvalidArgumentError, NoSuchProviderReferenceError } from '@ai-sdk/provider';
import { generateText, uploadFile } from 'ai';
import { describe, expect, it } from 'vitest';

import { answering, jsonAnswer, rejectionOf } from '../../test/answering.ts';
import { connectEmulator } from '../../test/connect-emulator.ts';
import { message } from '../../test/scripted-openrouter.ts';

const stored = {
  id: 'file-1',
  type: 'file',
  filename: 'paper.pdf',
  mime_type: 'application/pdf',
  size_bytes: 4,
  created_at: '2026-08-01T00:00:00.000Z',
  downloadable: false,
};
const pdf = Uint8Array.from('%PDF-1.7', (char) => char.charCodeAt(0));

async function formFile(form: Blob | undefined): Promise<{ name: string; type: string; text: string }> {
  const file = (await new Response(form ?? null).formData()).get('file');
  if (!(file instanceof File)) throw new TypeError('The form has no file.');
  return { name: file.name, type: file.type, text: await file.text() };
}

describe('uploadFile', () => {
  it('gives a reference that works as a part of a prompt', async () => {
    const { openrouter, asked } = answering((_, count) =>
      count === 1 ? jsonAnswer(stored) : message({ content: 'A paper.' })(),
    );
    const { providerReference, ...metadata } = await uploadFile({ api: openrouter, data: pdf, filename: 'paper.pdf' });
    expect(providerReference).toEqual({ openrouter: 'file-1' });
    expect(metadata).toMatchObject({
      filename: 'paper.pdf',
      mediaType: 'application/pdf',
      byteSize: 4,
      createdAt: new Date('2026-08-01T00:00:00.000Z'),
      providerMetadata: { openrouter: { id: 'file-1', isDownloadable: false } },
      warnings: [],
    });
    expect(await formFile(asked[0]?.form)).toEqual({ name: 'paper.pdf', type: 'application/pdf', text: '%PDF-1.7' });
    await generateText({
      model: openrouter('maker/reader'),
      messages: [{ role: 'user', content: [{ type: 'file', data: providerReference, mediaType: 'application/pdf' }] }],
    });
    expect(asked[1]?.body['messages']).toEqual([
      { role: 'user', content: [{ type: 'file', file: { file_id: 'file-1' } }] },
    ]);
  });

  it.each([
    ['base64', { type: 'data' as const, data: btoa('hello') }],
    ['text', { type: 'text' as const, text: 'hello' }],
    ['a stream', { type: 'stream' as const, stream: new Blob(['hel', 'lo']).stream() }],
  ])('takes %s', async (_, data) => {
    const { openrouter, asked } = answering(() => jsonAnswer(stored));
    await uploadFile({ api: openrouter.files(), data, mediaType: 'text/plain' });
    expect(await formFile(asked[0]?.form)).toMatchObject({ text: 'hello' });
  });

  it('takes workspace and storage from the settings and from the call, and warns of what it cannot send', async () => {
    const { openrouter, asked } = answering(() => jsonAnswer(stored));
    const { warnings } = await uploadFile({
      api: openrouter.files({ workspaceId: 'ws-1' }),
      data: pdf,
      providerOptions: { openrouter: { storage: 'anthropic', purpose: 'assistants' } },
    });
    expect(asked[0]?.path).toBe('/files?workspace_id=ws-1&provider=anthropic');
    expect(warnings).toMatchObject([{ type: 'unsupported', feature: 'purpose' }]);
  });

  it('refuses an empty file and an unknown storage before the request', async () => {
    const { openrouter, asked } = answering(() => jsonAnswer(stored));
    const empty = uploadFile({ api: openrouter, data: new Uint8Array() });
    const elsewhere = uploadFile({ api: openrouter, data: pdf, providerOptions: { openrouter: { storage: 'moon' } } });
    expect(await rejectionOf(empty)).toMatchObject({ argument: 'data' });
    const noBase64 = await rejectionOf(
      openrouter.files().uploadFile({ data: { type: 'data', data: '!' }, mediaType: 'text/plain' }),
    );
    expect(noBase64).toMatchObject({ argument: 'data', message: 'The data of the file must be bytes or base64.' });
    expect(InvalidArgumentError.isInstance(await rejectionOf(elsewhere))).toBe(true);
    expect(asked).toEqual([]);
  });

  it('lets the stream go when it is aborted', async () => {
    const { openrouter, asked } = answering(() => jsonAnswer(stored));
    const controller = new AbortController();
    let cancelled: unknown;
    const stream = new ReadableStream<Uint8Array>({
      pull: () => controller.abort(new Error('enough')),
      cancel: (reason) => {
        cancelled = reason;
      },
    });
    const data = { type: 'stream' as const, stream };
    const error = await rejectionOf(uploadFile({ api: openrouter, data, abortSignal: controller.signal }));
    expect([error, cancelled]).toMatchObject([{ message: 'enough' }, { message: 'enough' }]);
    expect(asked).toEqual([]);
  });
});

describe('files', () => {
  it.each([
    ['a page', 'text/html', { 'content-disposition': 'attachment; filename=report.html' }],
    ['JSON', 'application/json', {}],
  ])('that a server tool made are downloaded, also %s', async (_, type, headers: Record<string, string>) => {
    const { openrouter } = answering(() => new Response('[1,2]', { headers: { 'content-type': type, ...headers } }));
    const { content, mediaType } = await openrouter.files().downloadFile({ file: { openrouter: 'file-1' } });
    expect([mediaType, await new Response(content).text()]).toEqual([type, '[1,2]']);
  });

  it('that break off tell so as the AI SDK does', async () => {
    const { openrouter } = answering(() => {
      const body = new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) });
      return new Response(body, { headers: { 'content-type': 'application/pdf' } });
    });
    const { content } = await openrouter.files().downloadFile({ file: { openrouter: 'file-1' } });
    const error = await rejectionOf(content.getReader().read());
    expect(APICallError.isInstance(error) && [error.isRetryable, error.url]).toEqual([
      true,
      'https://openrouter.ai/api/v1/files/file-1/content',
    ]);
  });

  it('that are streamed are let go when they are larger than the API takes', async () => {
    const { openrouter, asked } = answering(() => jsonAnswer(stored));
    const megabyte = new Uint8Array(1024 * 1024);
    let isCancelled = false;
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(megabyte),
      cancel: () => {
        isCancelled = true;
      },
    });
    const error = await rejectionOf(uploadFile({ api: openrouter, data: { type: 'stream', stream } }));
    expect(InvalidArgumentError.isInstance(error) && error.message).toContain('100 MB');
    expect([isCancelled, asked]).toEqual([true, []]);
  });

  it('are looked up, downloaded and deleted by their reference', async () => {
    const { openrouter, asked } = answering(({ method, path }) => {
      if (method === 'DELETE') return jsonAnswer({ id: 'file-1', type: 'file_deleted' });
      if (path.endsWith('/content')) return new Response('a,b', { headers: { 'content-type': 'text/csv' } });
      return jsonAnswer(stored);
    });
    const files = openrouter.files();
    const file = { openrouter: 'file-1', openai: 'file-x' };
    expect(await files.getFileMetadata({ file })).toMatchObject({
      providerReference: { openrouter: 'file-1' },
      byteSize: 4,
    });
    const { content, mediaType } = await files.downloadFile({ file });
    expect([mediaType, await new Response(content).text()]).toEqual(['text/csv', 'a,b']);
    expect(await files.deleteFile({ file })).toMatchObject({ deleted: true });
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /files/file-1',
      'GET /files/file-1/content',
      'DELETE /files/file-1',
    ]);
  });

  it('tell errors as the AI SDK does', async () => {
    const { openrouter } = answering(() => jsonAnswer({ error: { code: 404, message: 'No such file' } }, 404));
    const missing = await rejectionOf(openrouter.files().getFileMetadata({ file: { openrouter: 'file-1' } }));
    expect(APICallError.isInstance(missing) && missing.statusCode).toBe(404);
    const elsewhere = await rejectionOf(openrouter.files().deleteFile({ file: { openai: 'file-x' } }));
    expect(NoSuchProviderReferenceError.isInstance(elsewhere)).toBe(true);
  });

  it('live in the emulator, until they are deleted', async () => {
    const { openrouter } = connectEmulator();
    const { providerReference: file } = await uploadFile({ api: openrouter, data: pdf, filename: 'paper.pdf' });
    const files = openrouter.files();
    expect(await files.getFileMetadata({ file })).toMatchObject({
      filename: 'paper.pdf',
      mediaType: 'application/pdf',
    });
    expect(APICallError.isInstance(await rejectionOf(files.downloadFile({ file })))).toBe(true);
    expect(await files.deleteFile({ file })).toMatchObject({ deleted: true });
    expect(await rejectionOf(files.getFileMetadata({ file }))).toMatchObject({ statusCode: 404 });
  });
});
