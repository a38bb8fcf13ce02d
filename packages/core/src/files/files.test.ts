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
      bytes: 4,
      createdAt: new Date('2026-05-01T12:00:00Z'),
    });
    expect(sent[0]?.url).toBe('https://openrouter.ai/api/v1/files?workspace_id=w+1');
    const form = sent[0]?.body;
    const part = form instanceof FormData ? form.get('file') : undefined;
    expect(part).toMatchObject({ name: 'a.pdf', size: 4, type: 'application/pdf' });
  });

  it('that are empty or have no name are refused before the request', async () => {
    const { transport, sent } = answeringJSON(stored);
    for (const upload of [
      { data: '', filename: 'a.txt' },
      { data: 'x', filename: '' },
    ]) {
      expect((await failureOf(uploadFile(transport, upload))).kind).toBe('configuration');
    }
    expect(sent).toEqual([]);
  });

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
    expect((await failureOf(getFile(answeringJSON({}).transport, 'f'))).kind).toBe('invalid-response');
  });

  it('are listed page by page', async () => {
    const { transport, sent } = answeringJSON({ data: [stored], cursor: 'next', has_more: true });
    expect(await listFiles(transport, { limit: 1, cursor: 'c' })).toMatchObject({
      files: [{ id: 'file_1' }],
      cursor: 'next',
    });
    expect(sent[0]?.url).toBe('https://openrouter.ai/api/v1/files?limit=1&cursor=c');
    expect((await listFiles(answeringJSON({ data: [], cursor: null }).transport)).cursor).toBeUndefined();
  });

  it('are deleted, whichever way the API says so', async () => {
    expect(await deleteFile(answeringJSON({ id: 'f', type: 'file_deleted' }).transport, 'f')).toBe(true);
    expect(await deleteFile(answeringJSON({ id: 'f', object: 'file', deleted: true }).transport, 'f')).toBe(true);
    expect(await deleteFile(answeringJSON({ id: 'f', deleted: false }).transport, 'f')).toBe(false);
  });

  it('are downloaded as bytes, and an error in their place is one', async () => {
    const fetch = vi.fn<(url: string) => Promise<Response>>(
      async () => new Response('hello', { headers: { 'content-type': 'application/octet-stream' } }),
    );
    const { content, mediaType } = await downloadFile(createTransport({ apiKey: 'k', fetch }), 'a/b');
    expect(await content.text()).toBe('hello');
    expect(mediaType).toBe('application/octet-stream');
    expect(fetch.mock.calls[0]?.[0]).toBe('https://openrouter.ai/api/v1/files/a%2Fb/content');
    const { transport } = answeringJSON({ error: { code: 400, message: 'Uploads cannot be downloaded' } });
    expect((await failureOf(downloadFile(transport, 'f'))).message).toContain('Uploads cannot be downloaded');
  });
});
