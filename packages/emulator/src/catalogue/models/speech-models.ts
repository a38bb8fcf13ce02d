import type { CatalogueModel } from '../catalogue-model.ts';
import { defineSpecialModel, type SpecialFacts } from '../define-special-model.ts';

const speech = (facts: Omit<SpecialFacts, 'kind'>): CatalogueModel => defineSpecialModel({ kind: 'speech', ...facts });

/** Simulated speech models; `prompt` is the price of a character. */
export const SPEECH_MODELS: readonly CatalogueModel[] = [
  speech({
    id: 'openai/gpt-4o-mini-tts-2025-12-15',
    name: 'OpenAI: GPT-4o Mini TTS',
    created: '2026-04-15',
    prompt: '0.0000006',
    voices: ['alloy', 'ash', 'ballad', 'coral', 'echo', 'fable', 'nova', 'onyx', 'sage', 'shimmer', 'verse'],
  }),
  speech({
    id: 'mistralai/voxtral-mini-tts-2603',
    name: 'Mistral: Voxtral Mini TTS',
    created: '2026-04-15',
    prompt: '0.000016',
    voices: ['en_paul_neutral', 'en_paul_happy', 'en_paul_sad', 'gb_jane_neutral', 'gb_oliver_neutral'],
    emulation: { clonesVoices: true },
  }),
  speech({
    id: 'hexgrad/kokoro-82m',
    name: 'hexgrad: Kokoro 82M',
    created: '2026-04-20',
    prompt: '0.00000062',
    voices: ['af_heart', 'af_bella', 'am_adam', 'bf_emma', 'bm_george'],
  }),
];
