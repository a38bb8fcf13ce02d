import type { CatalogueModel } from './catalogue-model.ts';
import { ANTHROPIC_MODELS } from './models/anthropic-models.ts';
import { DECISION_MODELS } from './models/decision-models.ts';
import { EMBEDDING_MODELS } from './models/embedding-models.ts';
import { GOOGLE_MODELS } from './models/google-models.ts';
import { IMAGE_MODELS } from './models/image-models.ts';
import { OPEN_MODELS } from './models/open-models.ts';
import { OPENAI_MODELS } from './models/openai-models.ts';
import { RERANK_MODELS } from './models/rerank-models.ts';
import { SPEECH_MODELS } from './models/speech-models.ts';
import { TRANSCRIPTION_MODELS } from './models/transcription-models.ts';
import { VIDEO_MODELS } from './models/video-models.ts';

/** The catalogue that an emulator has without the `models` option. */
export const DEFAULT_MODELS: readonly CatalogueModel[] = [
  ...ANTHROPIC_MODELS,
  ...OPENAI_MODELS,
  ...GOOGLE_MODELS,
  ...OPEN_MODELS,
  ...EMBEDDING_MODELS,
  ...RERANK_MODELS,
  ...SPEECH_MODELS,
  ...TRANSCRIPTION_MODELS,
  ...IMAGE_MODELS,
  ...VIDEO_MODELS,
  ...DECISION_MODELS,
];
