import { describe, expect, it, vi } from 'vitest';
import { answeringJSON, failureOf } from '../../test/json-answers.ts';
import { createTransport, deleteFile, downloadFile, getFile, listFiles, uploadFile } from '../index.ts';

const stored = {
  id: 'file_1',
  type: 'file',
  filename: 'a.pdf',
  mime_type: 'application/pdf',
  size_bytes: 4,
  created_at: '2026-05-01T12:00:00Z',
  downloadable: false,
};

describe('files', () => {
  it('are uploaded as a form', async () => {
    const { transport, sent } = answeringJSON(stored);
    const file = await uploadFile(transport, {
      data: new Uint8Array([1, 2, 3, 4]),
      filename: 'a.pdf',
      mediaType: 'application/pdf',
      workspaceId: 'w 1',
    });
    expect(file).toMatchObject({
      id: 'file_1',
      filename: 'a.pdf',
      mediaType: 'application/pdf',
      bytes: 4,
      createdAt: new Date('2026-05-01T12:00:00Z'),
      isDownloadable: false,
      body: stored,
    });
    expect(sent[0]).toMatchObject({ url: 'https://openrouter.ai/api/v1/files?workspace_id=w+1', method: 'POST' });
    const form = sent[0]?.body;
    const part = form instanceof Blob ? (await new Response(form).formData()).get('file') : undefined;
    expect(part).toMatchObject({ name: 'a.pdf', size: 4, type: 'application/pdf' });
  });

  it('travel whole through a fetch that knows no FormData of this runtime, whatever their name', async () => {
    let received: Request | undefined;
    const transport = createTransport({
      apiKey: 'sk-or-v1-test-key',
      // What is no text and no blob goes out as its name does, in npm's undici.
      fetch: async (url, { body, headers }) => {
        const sent = body instanceof Blob ? body : String(body);
        received = new Request(url, { body: sent, method: 'POST', headers: new Headers(headers) });
        return Response.json(stored);
      },
    });
    const filename = 'a "b"\r\nç.txt';
    await uploadFile(transport, { data: 'ab', filename, mediaType: 'text/plain' });
    const file = (await received?.formData())?.get('file');
    expect(file instanceof File && [file.name, file.type, await file.text()]).toEqual([filename, 'text/plain', 'ab']);
  });

  it('of another store are asked for there', async () => {
    const { transport, sent } = answeringJSON({ ...stored, data: [] });
    const place = { workspaceId: 'w', storage: 'openai' } as const;
    await uploadFile(transport, { data: 'x', filename: 'a.txt', ...place });
    await listFiles(transport, { ...place, limit: 5 });
    (await downloadFile(transport, 'f', place)).content.cancel();
    expect(sent.map(({ url, method }) => `${method} ${url.replace('https://openrouter.ai/api/v1', '')}`)).toEqual([
      'POST /files?workspace_id=w&provider=openai',
      'GET /files?limit=5&workspace_id=w&provider=openai',
      'GET /files/f/content?workspace_id=w&provider=openai',
    ]);
  });

  it.each<[string, Blob | string, string | undefined, string]>([
    ['a blob', new Blob(['a'], { type: 'text/csv' }), undefined, 'text/csv'],
    ['a blob under another type', new Blob(['a'], { type: 'text/csv' }), 'text/plain', 'text/plain'],
    ['a blob without a type', new Blob(['a']), 'text/plain', 'text/plain'],
    ['a text without a type', 'a', undefined, 'application/octet-stream'],
  ])('keep their type: %s', async (_, data, mediaType, type) => {
    const { transport, sent } = answeringJSON(stored);
    await uploadFile(transport, { data, filename: 'a', mediaType });
    const form = sent[0]?.body;
    // As it travels.
    const text = form instanceof Blob ? await form.text() : '';
    expect(/content-type: (.*)/i.exec(text)?.[1]?.trim()).toBe(type);
  });

  it('may be 100 MB and not a byte more', async () => {
    const { transport, sent } = answeringJSON(stored);
    const most = new Blob(Array.from({ length: 100 }, () => new Uint8Array(1024 * 1024)));
    const upload = (data: Blob | ReadableStream<Uint8Array<ArrayBuffer>>) =>
      uploadFile(transport, { data, filename: 'big.bin' });
    await upload(most);
    await upload(most.stream());
    expect(sent).toHaveLength(2);
    const more = new Blob([most, 'x']);
    for (const data of [more, more.stream()]) {
      expect(await failureOf(upload(data))).toMatchObject({
        kind: 'configuration',
        setting: 'file',
        message: expect.stringContaining('big.bin is larger than the 100 MB') as string,
      });
    }
    expect(sent).toHaveLength(2);
  });

  it('that are empty or have no name are refused before the request', async () => {
    const { transport, sent } = answeringJSON(stored);
    expect(await failureOf(uploadFile(transport, { data: '', filename: 'a.txt' }))).toMatchObject({
      kind: 'configuration',
      setting: 'file',
      message: expect.stringContaining('a.txt is empty') as string,
    });
    expect(await failureOf(uploadFile(transport, { data: 'x', filename: '' }))).toMatchObject({
      kind: 'configuration',
      setting: 'filename',
    });
    expect(sent).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['no data', undefined],
    ['null', null],
    ['a list of numbers', [1, 2, 3]],
    ['a stream of Node', { pipe: () => undefined, read: () => null }],
  ])(
    'that are %s are refused before the request, and not sent as the text that JavaScript makes of them',
    async (_, data) => {
      const { transport, sent } = answeringJSON(stored);
      const upload = { data, filename: 'a.txt', mediaType: 'text/plain' } as Parameters<typeof uploadFile>[1];
      expect(await failureOf(uploadFile(transport, upload))).toMatchObject({
        kind: 'configuration',
        setting: 'file',
        message: expect.stringMatching(/a\.txt.*text, bytes, a Blob or a web stream/) as string,
      });
      expect(sent).toEqual([]);
    },
  );

  it('may be bytes in any view, and the buffer behind them', async () => {
    const { transport, sent } = answeringJSON(stored);
    const views: unknown[] = [new Uint16Array(2), new DataView(new ArrayBuffer(4)), new ArrayBuffer(4)];
    for (const data of views) {
      await uploadFile(transport, { data, filename: 'a.bin' } as Parameters<typeof uploadFile>[1]);
    }
    for (const { body } of sent) {
      const file = body instanceof Blob ? (await new Response(body).formData()).get('file') : undefined;
      expect(file).toMatchObject({ size: 4 });
    }
    expect(sent).toHaveLength(3);
  });

  it.each(['', ' ', '.', '..', '\ud800'])(
    'are refused before the request under the id %j: its path would be another operation, or none',
    async (id) => {
      const { transport, sent } = answeringJSON({ ...stored, deleted: true });
      for (const ask of [getFile, deleteFile, downloadFile])
        expect(await failureOf(ask(transport, id))).toMatchObject({ kind: 'configuration', setting: 'id' });
      expect(sent).toEqual([]);
    },
  );

  it('are read in each of the three shapes', async () => {
    const openai = {
      id: 'file-2',
      object: 'file',
      bytes: 9,
      created_at: 1_777_636_800,
      filename: 'b.txt',
      purpose: 'user_data',
    };
    expect(await getFile(answeringJSON(openai).transport, 'file-2')).toMatchObject({
      id: 'file-2',
      bytes: 9,
      createdAt: new Date('2026-05-01T12:00:00Z'),
      mediaType: undefined,
    });
    expect(await getFile(answeringJSON({ id: 'f' }).transport, 'f')).toMatchObject({ id: 'f', createdAt: undefined });
    const nameless = await failureOf(getFile(answeringJSON({}).transport, 'f'));
    expect([nameless.kind, nameless.message]).toEqual(['invalid-response', expect.stringContaining('names no file')]);
    const { transport, sent } = answeringJSON({ id: 'f', downloadable: true });
    expect(await getFile(transport, 'a/b')).toMatchObject({ isDownloadable: true });
    expect(await getFile(answeringJSON({ id: 'f', downloadable: 'yes' }).transport, 'f')).toMatchObject({
      isDownloadable: undefined,
    });
    expect(sent).toMatchObject([{ url: 'https://openrouter.ai/api/v1/files/a%2Fb', method: 'GET' }]);
  });

  it('are listed page by page', async () => {
    const { transport, sent } = answeringJSON({ data: [stored], cursor: 'next', has_more: true });
    expect(await listFiles(transport, { limit: 1, cursor: 'c' })).toMatchObject({
      files: [{ id: 'file_1' }],
      cursor: 'next',
    });
    expect(sent[0]?.url).toBe('https://openrouter.ai/api/v1/files?limit=1&cursor=c');
    expect(sent[0]?.method).toBe('GET');
    expect((await listFiles(answeringJSON({ data: [], cursor: null }).transport)).cursor).toBeUndefined();
    expect((await listFiles(answeringJSON({ data: [null, stored, 'f'] }).transport)).files).toHaveLength(1);
  });

  it('of a page that is none are an error with what came', async () => {
    for (const body of [{ files: [] }, { data: { id: 'f' } }]) {
      const error = await failureOf(listFiles(answeringJSON(body).transport));
      expect(error).toMatchObject({ kind: 'invalid-response', body });
      expect(error.message).toContain('holds no list of files');
    }
    const headers = { 'x-seen': 'yes' };
    const error = await failureOf(listFiles(answeringJSON({ data: [{ filename: 'a' }] }, { headers }).transport));
    expect(error).toMatchObject({ kind: 'invalid-response', headers: expect.objectContaining(headers) as object });
  });

  it('are deleted, whichever way the API says so', async () => {
    const { transport, sent } = answeringJSON({ id: 'f', type: 'file_deleted' });
    expect(await deleteFile(transport, 'f')).toBe(true);
    expect(sent).toMatchObject([{ url: 'https://openrouter.ai/api/v1/files/f', method: 'DELETE' }]);
    expect(await deleteFile(answeringJSON({ id: 'f', object: 'file', deleted: true }).transport, 'f')).toBe(true);
    expect(await deleteFile(answeringJSON({ id: 'f', deleted: false }).transport, 'f')).toBe(false);
    const fetch = async () => new Response(null, { status: 204 });
    expect(await deleteFile(createTransport({ apiKey: 'k', fetch }), 'f')).toBe(true);
  });

  it('are downloaded as bytes, and an error in their place is one', async () => {
    const fetch = vi.fn<(url: string) => Promise<Response>>(
      async () => new Response('hello', { headers: { 'content-type': 'application/octet-stream' } }),
    );
    const { content, mediaType } = await downloadFile(createTransport({ apiKey: 'k', fetch }), 'a/b');
    expect(await content.text()).toBe('hello');
    expect(mediaType).toBe('application/octet-stream');
    expect(fetch.mock.calls[0]?.[0]).toBe('https://openrouter.ai/api/v1/files/a%2Fb/content');
    expect(fetch.mock.calls[0]).toMatchObject([expect.any(String), { method: 'GET' }]);
    const { transport } = answeringJSON({ error: { code: 400, message: 'Uploads cannot be downloaded' } });
    expect((await failureOf(downloadFile(transport, 'f'))).message).toContain('Uploads cannot be downloaded');
  });

  it('are downloaded from where they lie, with the headers and the signal of the call', async () => {
    const calls: [string, RequestInit][] = [];
    const fetch = async (url: string, init: RequestInit) => {
      calls.push([url, init]);
      if (calls.length === 1)
        return new Response(null, { status: 302, headers: { location: 'https://store.example/f' } });
      return new Response('hello', { headers: { 'content-type': 'Text/CSV ; charset=utf-8' } });
    };
    const abort = new AbortController();
    const { content, mediaType } = await downloadFile(createTransport({ apiKey: 'k', fetch }), 'f', {
      headers: { 'x-own': '1' },
      signal: abort.signal,
    });
    expect(mediaType).toBe('text/csv');
    expect(calls.map(([url]) => url)).toEqual([
      'https://openrouter.ai/api/v1/files/f/content',
      'https://store.example/f',
    ]);
    expect(calls.map(([, init]) => new Headers(init.headers).get('x-own'))).toEqual(['1', null]);
    const reason = new Error('changed my mind');
    abort.abort(reason);
    expect(calls.map(([, init]) => init.signal?.reason)).toEqual([reason, reason]);
    await expect(content.text()).rejects.toBe(reason);
  });
});
