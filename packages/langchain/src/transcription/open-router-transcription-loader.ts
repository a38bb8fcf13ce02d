import { BaseDocumentLoader } from '@langchain/core/document_loaders/base';
import type { Document } from '@langchain/core/documents';
import { OpenRouterPartialError, transcribeMany } from '@openrouter-adapters/core';
import type { OnProgress, PartialWork, TranscriptionAnswer, TranscriptionRequest } from '@openrouter-adapters/core';

import { toAnswerCost } from '../client/answer-facts.ts';
import type { CallConfig } from '../client/client-fields.ts';
import { Client } from '../client/client.ts';
import { runCall } from '../client/run-call.ts';
import type { CallRun } from '../client/run-call.ts';
import { nameSource, readAudio } from './audio-source.ts';
import type { AudioSource } from './audio-source.ts';
import { fromTranscriptionInput, toTimesWarnings } from './from-transcription-input.ts';
import { toDocuments } from './to-documents.ts';
import type { DocumentUnit, TranscriptMetadata } from './to-documents.ts';
import type { OpenRouterTranscriptionInput } from './transcription-fields.ts';

/** Fields of the constructor of `OpenRouterTranscriptionLoader`. */
export interface OpenRouterTranscriptionLoaderInput extends OpenRouterTranscriptionInput {
  /** One document for each segment (default), or one for each recording, its segments in the metadata. */
  documentUnit?: DocumentUnit | undefined;
  /** Recordings at the same time, over all calls. Default: no limit over all calls, four for each. */
  maxConcurrency?: number;
  /** Is told of how far `load` is, after every recording. */
  onProgress?: OnProgress | undefined;
  /** Is told of the documents that were made, and paid for, when `load` ends early: also by an abort, whose error cannot carry them. */
  onPartial?: OnPartialDocuments | undefined;
}

/** Documents of the recordings that were done, a list for each; `undefined` for the rest. */
export type OnPartialDocuments = (done: PartialWork<Document<TranscriptMetadata>[]>) => void;

/** What a single call of `load` may set. */
export interface OpenRouterTranscriptionLoaderCallOptions extends CallConfig {
  /** In place of the constructor's. */
  onPartial?: OnPartialDocuments | undefined;
}

/** Recordings at the same time. */
const defaultConcurrency = 4;

/**
 * Documents of what is said in audio files, with the times at which it is said.
 *
 * @example
 * const loader = new OpenRouterTranscriptionLoader(['monday.mp3', 'tuesday.mp3'], { model: 'openai/whisper-1' });
 * const documents = await loader.load(); // metadata: { source, startSecond, endSecond, … }
 */
export class OpenRouterTranscriptionLoader extends BaseDocumentLoader {
  readonly model: string;
  readonly #sources: readonly AudioSource[];
  readonly #fields: OpenRouterTranscriptionLoaderInput;
  readonly #client: Client;

  /**
   * @param sources paths of files, blobs or bytes: one or more; a file is read when its turn comes
   * @throws {OpenRouterConfigurationError} for a base URL that is none. A missing key or model id is reported by `load`.
   */
  constructor(sources: AudioSource | readonly AudioSource[], fields: OpenRouterTranscriptionLoaderInput) {
    super();
    this.#sources = [sources].flat();
    this.#fields = { timestampGranularities: ['segment'], ...fields };
    this.#client = new Client(fields);
    this.model = fields.model;
  }

  /**
   * Writes down all recordings. With a model that has no times, each is one document and its metadata says so.
   *
   * @throws {OpenRouterPartialError} when one fails: `index` says which, `partial` holds the documents of those that were done, a list
   *   for each recording. An abort rejects with the signal's reason; `onPartial` is told of the documents then too
   */
  override async load(options: OpenRouterTranscriptionLoaderCallOptions = {}): Promise<Document<TranscriptMetadata>[]> {
    const description = {
      name: 'OpenRouterTranscriptionLoader',
      input: { model: this.model, sources: this.#sources.map(nameSource) },
    };
    return runCall(
      description,
      this.#client.fields,
      options,
      (run) => this.#transcribe(run, options),
      (documents) => ({ documents: documents.length }),
    );
  }

  async #transcribe(
    run: CallRun,
    { maxConcurrency, onPartial = this.#fields.onPartial }: OpenRouterTranscriptionLoaderCallOptions,
  ): Promise<Document<TranscriptMetadata>[]> {
    const reports: Promise<void>[] = [];
    const toParts = (answers: readonly (TranscriptionAnswer | undefined)[]) =>
      answers.map((answer, index) => answer && this.#toDocuments(answer, index));
    try {
      const answers = await transcribeMany(this.#client.transport, this.#toRequests(), {
        concurrency: maxConcurrency ?? this.#fields.maxConcurrency ?? defaultConcurrency,
        headers: run.headers,
        signal: run.signal,
        onProgress: this.#fields.onProgress,
        onPartial: onPartial && (({ partial, cost }) => onPartial({ partial: toParts(partial), cost })),
        onAnswer: (answer) => void reports.push(run.reportCost(toAnswerCost(answer))),
        attempt: (call) => this.#client.attempt(run, call),
      });
      return toParts(answers).flatMap((documents) => documents ?? []);
    } catch (error) {
      if (!OpenRouterPartialError.isInstance(error)) throw error;
      // `transcribeMany` put answers there.
      const answers = error.partial as readonly (TranscriptionAnswer | undefined)[];
      throw new OpenRouterPartialError(error.cause, error.index, toParts(answers), error.cost);
    } finally {
      await Promise.all(reports);
    }
  }

  #toRequests(): (() => Promise<TranscriptionRequest>)[] {
    const { format, language, temperature, timestampGranularities } = this.#fields;
    return this.#sources.map((source, index) => async () => {
      const { audio, format: own } = await readAudio(source, index);
      return fromTranscriptionInput(this.#fields, {
        audio,
        format: own ?? format,
        language,
        temperature,
        timestampGranularities,
      });
    });
  }

  #toDocuments(answer: TranscriptionAnswer, index: number): Document<TranscriptMetadata>[] {
    // Of the list that was transcribed, in its order.
    const source = nameSource(this.#sources[index] as AudioSource, index);
    return toDocuments(answer, source, this.#fields.documentUnit ?? 'segment', toTimesWarnings(answer));
  }
}
