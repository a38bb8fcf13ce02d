import { expect, it } from 'vitest';
import { answeringJSON, failureOf } from '../../test/json-answers.ts';
import { embed, embedFloat32, encodeBase64 } from '../index.ts';
import type { EmbeddingsRequest } from '../index.ts';

const request: EmbeddingsRequest = { model: 'maker/embedder', values: ['one', 'two'] };
const floats = Float32Array.of(0.1, -2.5, 1e-30);
const encoded = encodeBase64(new Uint8Array(floats.buffer));

it('gives the floats as they came, and the same numbers as embed', async () => {
  const answer = { data: [{ embedding: encoded }, { embedding: [...floats] }] };
  const { embeddings } = await embedFloat32(answeringJSON(answer).transport, request);
  expect(embeddings).toEqual([floats, floats]);
  expect((await embed(answeringJSON(answer).transport, request)).embeddings).toEqual([[...floats], [...floats]]);
});

it('fails as embed does', async () => {
  const broken = { data: [{ embedding: encoded }, { embedding: encodeBase64(new Uint8Array(3)) }] };
  expect(await failureOf(embedFloat32(answeringJSON(broken).transport, request))).toMatchObject({
    kind: 'invalid-response',
  });
});
