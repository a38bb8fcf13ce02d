import { rejectPaid } from '../../errors/paid-answer.ts';
import type { CallOptions } from '../../http/call-options.ts';
import type { Transport } from '../../http/transport.ts';
import { isObject } from '../../json.ts';
import type { ChatRequestBody } from '../../chat/request/chat-request.ts';
import type { ChatChunk } from '../../wire/chat-response.ts';
import type { ModelList } from '../../wire/catalogue.ts';
import type { CompletionBody } from '../../wire/completions.ts';
import type { EmbeddingsBody, EmbeddingsResult } from '../../wire/embeddings.ts';
import type { RerankBody, RerankResult } from '../../wire/rerank.ts';
import type { TranscriptionBody, TranscriptionResult } from '../../wire/transcription.ts';
import type { MessagesBody, MessagesEvent, MessagesResult } from '../../wire/messages.ts';
import type { ResponsesBody, ResponsesEvent, ResponsesResult } from '../../wire/responses.ts';
import { callEndpoint } from '../call-endpoint.ts';
import { endpoint } from '../endpoint.ts';
import type { Endpoint } from '../endpoint.ts';
import { refuseStream } from '../refuse-stream.ts';
import { streamEndpoint } from '../stream-endpoint.ts';
import type { EventStream, StreamEndpoint } from '../stream-endpoint.ts';
import { loadModels } from './list-models.ts';
import type { PageQuery } from './models.ts';

/** The two verbs of an operation that can stream. */
export interface Inference<Body, Answer, Event> {
  /** Sends a body as it is, and gives the whole answer as it came. `stream: true` is refused before the request. */
  send(body: Body, options?: CallOptions): Promise<Answer>;
  /** Sends a body with `stream: true`, and gives the events as they come. */
  stream(body: Body, options?: CallOptions): EventStream<Event>;
}

function inference<Body extends object, Answer, Event extends object>(
  transport: Transport,
  whole: Endpoint<Answer>,
  isLast: StreamEndpoint<Event>['isLast'],
): Inference<Body, Answer, Event> {
  const { method, path, key } = whole;
  return {
    send: async (body, options) => {
      refuseStream(body);
      return callEndpoint(transport, whole, { body }, options);
    },
    stream: (body, options) =>
      streamEndpoint(transport, { method, path, key, isLast }, { body: { ...body, stream: true } }, options),
  };
}

/** A chunk that tells why the answer ended. */
function endsChat({ choices, usage }: ChatChunk): boolean {
  const finished =
    Array.isArray(choices) && choices.some((choice) => isObject(choice) && Boolean(choice.finish_reason));
  // `usage: null` stands on every chunk of some upstreams, and is no end.
  return finished || isObject(usage);
}

const lastResponseEvents: ReadonlySet<string> = new Set([
  'response.completed',
  'response.incomplete',
  'response.failed',
  'error',
]);

/** `client.chat`, `client.completions`, `client.responses`, `client.messages`. */
export function createInference(transport: Transport) {
  return {
    /** `POST /chat/completions`. */
    chat: inference<ChatRequestBody, ChatChunk, ChatChunk>(transport, endpoint('POST', '/chat/completions'), endsChat),
    /** `POST /completions`, kept for old clients. */
    completions: inference<CompletionBody, ChatChunk, ChatChunk>(transport, endpoint('POST', '/completions'), endsChat),
    /** `POST /responses`: stateless, the whole history goes along each time. */
    responses: inference<ResponsesBody, ResponsesResult, ResponsesEvent>(
      transport,
      endpoint('POST', '/responses'),
      ({ type }) => lastResponseEvents.has(type),
    ),
    /** `POST /messages`: Anthropic's form, for any model. */
    messages: inference<MessagesBody, MessagesResult, MessagesEvent>(
      transport,
      endpoint('POST', '/messages'),
      ({ type }) => type === 'message_stop' || type === 'error',
    ),
  };
}

const embeddings = endpoint<EmbeddingsResult>('POST', '/embeddings');
const embeddingModels = endpoint<ModelList>('GET', '/embeddings/models', 'optional');
const rerank = endpoint<RerankResult>('POST', '/rerank');
const transcriptions = endpoint<TranscriptionResult>('POST', '/audio/transcriptions');

/** The operations that answer with one JSON body. */
export function createMediaOperations(transport: Transport) {
  return {
    embeddings: {
      /** `POST /embeddings`. */
      create: (body: EmbeddingsBody, options?: CallOptions) => callEndpoint(transport, embeddings, { body }, options),
      /** `GET /embeddings/models`. */
      models: (query: PageQuery = {}, options?: CallOptions) => loadModels(transport, embeddingModels, query, options),
    },
    rerank: {
      /** `POST /rerank`. */
      create: (body: RerankBody, options?: CallOptions) => callEndpoint(transport, rerank, { body }, options),
    },
    transcriptions: {
      /** `POST /audio/transcriptions`, with JSON. */
      create: (body: TranscriptionBody, options?: CallOptions) =>
        callEndpoint(transport, transcriptions, { body }, options).catch(rejectPaid),
    },
  };
}
