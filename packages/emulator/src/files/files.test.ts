import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../index.ts';
import { ask, KEY } from '../testing/ask.ts';
import { AUDIO_SAMPLES } from '../testing/audio-samples.ts';
import { call, callError, callJson } from '../testing/call.ts';

interface FileBody {
  id: string;
  mime_type: string;
}
interface Page {
  data: FileBody[];
  cursor: string | null;
  first_id: string | null;
  last_id: string | null;
  has_more: boolean;
}

function formOf(content: BlobPart, name = 'notes.txt', type = ''): FormData {
  const form = new FormData();
  form.set('file', new File([content], name, { type }));
  return form;
}

const upload = (emulator: Emulator, ...file: Parameters<typeof formOf>) =>
  callJson<FileBody>(emulator, '/files', formOf(...file));
const list = (emulator: Emulator, query = '') => callJson<Page>(emulator, `/files${query}`);
const bytes = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

describe('files', () => {
  test('are uploaded, read and deleted', async () => {
    const emulator = createEmulator({ clock: () => 0 });
    const file = await upload(emulator, 'Hello', 'notes.md', 'text/markdown');
    expect(file).toEqual({
      _shape: 'openrouter',
      id: expect.stringMatching(/^or_file_\w{24}$/),
      type: 'file',
      filename: 'notes.md',
      mime_type: 'text/markdown',
      size_bytes: 5,
      created_at: '1970-01-01T00:00:00.000Z',
      downloadable: false,
    });
    expect(await callJson(emulator, `/files/${file.id}`)).toEqual(file);
    expect(await callError(emulator, `/files/${file.id}/content`)).toMatch(/^400 .* is not downloadable/);
    const deleted = await callJson(emulator, `/files/${file.id}`, undefined, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${KEY}` },
    });
    expect(deleted).toEqual({ _shape: 'openrouter', id: file.id, type: 'file_deleted' });
    for (const path of [`/files/${file.id}`, `/files/${file.id}/content`]) {
      expect(await callError(emulator, path)).toMatch(/^404 /);
    }
  });

  test.each([
    ['%PDF-1.7 …', 'application/pdf'],
    [bytes('iVBORw0KGgo='), 'image/png'],
    [bytes('/9j/4AA='), 'image/jpeg'],
    ['GIF89a', 'image/gif'],
    ['RIFF0000WEBP', 'image/webp'],
    ['PK\u0003\u0004 word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['PK\u0003\u0004 xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    [bytes(AUDIO_SAMPLES.mp3), 'audio/mpeg'],
    [bytes(AUDIO_SAMPLES.flac), 'audio/flac'],
    [bytes(AUDIO_SAMPLES.ogg), 'audio/ogg'],
    ['Grüße', 'text/plain'],
  ])('get their kind from their bytes: %s', async (content, type) => {
    expect((await upload(createEmulator(), content)).mime_type).toBe(type);
  });

  test.each([
    ['an empty file', formOf(''), 'the file is empty'],
    ['bytes of no known kind', formOf(Uint8Array.of(0xff, 0, 1, 2)), 'unsupported kind of file'],
    ['an archive', formOf('PK\u0003\u0004 a.txt'), 'unsupported kind of file'],
    ['no file', new FormData(), 'expected a multipart/form-data body'],
  ])('refuse %s', async (_name, form, message) => {
    const said = await callError(createEmulator(), '/files', form);
    expect(said).toMatch(/^400 /);
    expect(said).toContain(message);
  });

  test('come in pages, newest first or oldest first', async () => {
    const emulator = createEmulator();
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) ids.push((await upload(emulator, `file ${index}`)).id);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = await list(emulator, `?limit=2${cursor && `&cursor=${cursor}`}`);
      expect(page).toMatchObject({ first_id: page.data[0]?.id, last_id: page.data.at(-1)?.id });
      expect(page.has_more).toBe(page.cursor !== null);
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.cursor;
    }
    expect(seen).toEqual(ids.toReversed());
    const idsOf = async (query: string) => (await list(emulator, query)).data.map(({ id }) => id);
    expect(await idsOf('?order=asc')).toEqual(ids);
    expect(await idsOf(`?order=asc&after=${ids[2]}`)).toEqual(ids.slice(3));
    expect(await idsOf(`?order=asc&before_id=${ids[3]}&limit=2`)).toEqual(ids.slice(1, 3));
  });

  test.each(['?limit=0', '?limit=1001', '?cursor=§', '?after=or_file_none', '?order=up', '?provider=openai'])(
    'refuse a list with %s',
    async (query) => expect(await callError(createEmulator(), `/files${query}`)).toMatch(/^400 /),
  );

  test('belong to the key that uploaded them', async () => {
    const emulator = createEmulator();
    const { id } = await upload(emulator, 'secret');
    const init = { headers: { authorization: 'Bearer sk-or-v1-other' } };
    expect(await callError(emulator, `/files/${id}`, undefined, init)).toMatch(/^404 /);
    expect(await callJson(emulator, '/files', undefined, init)).toMatchObject({ data: [], cursor: null });
    expect((await call(emulator, '/files', undefined, { headers: {} })).status).toBe(401);
  });

  test('of a workspace that there is not are refused with the statuses that the document declares', async () => {
    const emulator = createEmulator();
    const { id } = await upload(emulator, 'Hello');
    const nowhere = '00000000-0000-4000-8000-00000000dead';
    const said = `Workspace ${nowhere} not found`;
    expect(await callError(emulator, `/files?workspace_id=${nowhere}`)).toBe(`400 ${said}`);
    expect(await callError(emulator, `/files?workspace_id=${nowhere}`, formOf('Hello'))).toBe(`400 ${said}`);
    for (const path of [`/files/${id}`, `/files/${id}/content`]) {
      expect(await callError(emulator, `${path}?workspace_id=${nowhere}`)).toBe(`404 ${said}`);
    }
  });

  test('refuse the id of a workspace that is no UUID', async () => {
    const emulator = createEmulator();
    const { id } = await upload(emulator, 'Hello');
    for (const path of ['/files', `/files/${id}`, `/files/${id}/content`]) {
      expect(await callError(emulator, `${path}?workspace_id=abc`)).toBe('400 workspace_id: Invalid UUID');
    }
    const uploading = callError(emulator, '/files?workspace_id=abc', formOf('Hello'));
    expect(await uploading).toBe('400 workspace_id: Invalid UUID');
  });

  test('can be part of a chat', async () => {
    const emulator = createEmulator();
    const { id } = await upload(emulator, '%PDF-1.7', 'report.pdf');
    const messages = (file_id: string) => [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is in it?' },
          { type: 'file', file: { file_id } },
        ],
      },
    ];
    const { choices } = await ask(emulator, { model: 'anthropic/claude-sonnet-4.5', messages: messages(id) });
    expect(choices[0]?.message.annotations).toMatchObject([{ type: 'file', file: { name: 'report.pdf' } }]);
    const body = { model: 'anthropic/claude-sonnet-4.5', messages: messages('or_file_none') };
    expect(await callError(emulator, '/chat/completions', body)).toBe(
      '400 messages.0.content.1.file.file_id: File or_file_none not found',
    );
  });
});
