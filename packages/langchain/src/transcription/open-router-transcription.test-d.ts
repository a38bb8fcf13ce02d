import type { BaseDocumentLoader } from '@langchain/core/document_loaders/base';
import { describe, expectTypeOf, it } from 'vitest';

import type { OpenRouterTranscriptionLoader } from '../transcription-loader.ts';
import type { OpenRouterTranscription, TranscriptionInput, TranscriptPiece } from '../transcription.ts';

describe('transcription', () => {
  it('takes bytes, text or an input', () => {
    type Input = Parameters<OpenRouterTranscription['invoke']>[0];
    expectTypeOf<Input>().toEqualTypeOf<string | Uint8Array | TranscriptionInput>();
  });

  it('gives segments with times', () => {
    type Output = Awaited<ReturnType<OpenRouterTranscription['invoke']>>;
    expectTypeOf<Output['segments']>().toEqualTypeOf<TranscriptPiece[]>();
  });

  it('loads documents that know when they were said', () => {
    expectTypeOf<OpenRouterTranscriptionLoader>().toExtend<BaseDocumentLoader>();
    type Loaded = Awaited<ReturnType<OpenRouterTranscriptionLoader['load']>>[number];
    expectTypeOf<Loaded['metadata']['startSecond']>().toEqualTypeOf<number | undefined>();
  });
});
