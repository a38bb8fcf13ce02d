import { describe, expect, test } from 'vitest';

import { loadRecordings, replay, type Recording } from '../index.ts';
import { recordingsFolder } from '../testing/recordings-folder.ts';

const present = recordingsFolder !== undefined;
const folder = recordingsFolder ?? '';

const bytesOf = ({ response }: Recording): Uint8Array =>
  new Uint8Array(Buffer.from(response.body, response.body_encoding === 'base64' ? 'base64' : 'utf8'));

function send(fetch: ReturnType<typeof replay>['fetch'], { request }: Recording): Promise<Response> {
  const body = request.body === undefined || request.body === null ? {} : { body: JSON.stringify(request.body) };
  return fetch(`https://openrouter.ai${request.path}`, { method: request.method, ...body });
}

describe.runIf(present)('recorded exchanges of others', () => {
  test('load as they are, and each request is answered with what was recorded, byte for byte', async () => {
    const recordings = await loadRecordings(folder);
    expect(recordings.length).toBeGreaterThan(0);
    const { fetch } = replay({ file: folder });
    let streams = 0;
    const served = new Map<string, number>();
    for (const recording of recordings) {
      const key = JSON.stringify([recording.request.path, recording.request.body]);
      served.set(key, (served.get(key) ?? 0) + 1);
      const response = await send(fetch, recording);
      expect(response.status).toBe(recording.response.status);
      expect(Buffer.compare(new Uint8Array(await response.arrayBuffer()), bytesOf(recording))).toBe(0);
      if (response.headers.get('content-type')?.includes('text/event-stream')) streams++;
    }
    process.stdout.write(
      `Replayed ${recordings.length} recorded exchanges, ${streams} of them streams, for ${served.size} different requests.\n`,
    );
  });

  test('name the recording that a changed request is nearest to', async () => {
    const recordings = await loadRecordings(folder);
    const { fetch } = replay({ recordings });
    const index = recordings.findIndex(({ request }) => request.path.endsWith('/chat/completions'));
    const changed = recordings[index];
    if (!changed) throw new Error('a recorded chat exchange was expected');
    const body = { ...(changed.request.body as object), temperature: 0.123 };
    const response = await send(fetch, { ...changed, request: { ...changed.request, body } });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('body.temperature is 0.123');
  });
});

test('recordings were replayed where there are any', () => {
  expect(present || !process.env.RECORDINGS_DIR).toBe(true);
});
