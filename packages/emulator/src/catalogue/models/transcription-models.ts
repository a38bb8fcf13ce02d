import type { CatalogueModel } from '../catalogue-model.ts';
import { defineSpecialModel, type SpecialFacts } from '../define-special-model.ts';

const transcription = (facts: Omit<SpecialFacts, 'kind' | 'input'>): CatalogueModel =>
  defineSpecialModel({ kind: 'transcription', input: ['audio'], ...facts });

/** Simulated transcription models. */
export const TRANSCRIPTION_MODELS: readonly CatalogueModel[] = [
  transcription({
    id: 'openai/whisper-1',
    name: 'OpenAI: Whisper 1',
    created: '2026-04-15',
    emulation: { pricePerSecond: '0.0001', verbose: true },
  }),
  transcription({
    id: 'openai/whisper-large-v3',
    name: 'OpenAI: Whisper Large V3',
    created: '2026-04-15',
    emulation: { pricePerSecond: '0.0000308', verbose: true },
  }),
  transcription({
    id: 'openai/gpt-4o-transcribe',
    name: 'OpenAI: GPT-4o Transcribe',
    created: '2026-04-15',
    context: 128_000,
    prompt: '0.0000025',
    completion: '0.00001',
  }),
  transcription({
    id: 'mistralai/voxtral-mini-transcribe',
    name: 'Mistral: Voxtral Mini Transcribe',
    created: '2026-04-20',
    emulation: { pricePerSecond: '0.00005' },
  }),
];
