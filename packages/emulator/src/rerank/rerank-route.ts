import { checkProvider } from '../checks/check-provider.ts';
import {
  checkFields,
  ofType,
  orNull,
  refuse,
  requireList,
  requireString,
  type FieldRule,
} from '../checks/field-check.ts';
import { IMAGE_URL } from '../checks/media-rules.ts';
import { parseJsonBody } from '../checks/parse-json-body.ts';
import { TRACKING_RULES } from '../checks/tracking-rules.ts';
import { answerInference } from '../inference/answer-inference.ts';
import { pricesOf, startInference } from '../inference/inference.ts';
import { costMembers } from '../inference/settle-inference.ts';
import { isJsonObject, type JsonValue } from '../json/json-value.ts';
import { parseMoney } from '../money/decimal.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import { countTokens } from '../tokens/tokenise.ts';
import type { RerankStep } from '../script/other-steps.ts';
import { costOf } from '../script/scripted-cost.ts';
import { takeScripted } from '../script/take-scripted.ts';
import { scoreDocuments } from './score-documents.ts';

/** `POST /rerank`. */
export const rerankRoute: Route = { method: 'POST', path: '/rerank', access: 'inference', handle: answerRerank };

/** A document as it came; texts are wrapped. */
interface RerankDocument {
  text?: string;
  image?: string;
}

interface RerankRequest {
  readonly model: string;
  readonly query: string;
  readonly documents: readonly RerankDocument[];
  readonly top_n?: number;
}

// A search unit is a query over up to a hundred documents.
const DOCUMENTS_PER_UNIT = 100;

function answerRerank(context: RouteContext): Response {
  const { model, query, documents, top_n: most } = checkRerankRequest(context.bodyText);
  const inference = startInference(context, model, 'rerank');
  const images = documents.filter(({ image }) => image !== undefined).length;
  if (images > 0 && !inference.model.architecture.input_modalities.includes('image')) {
    refuse('documents', `${inference.model.id} takes no image documents`);
  }
  const { step, own } = takeScripted(context, 'rerank', { model, input: query });
  const scores = scriptScores(
    step,
    scoreDocuments(
      query,
      documents.map(({ text, image }) => text ?? imageWords(image ?? '')),
    ),
  );
  const ranked = documents
    .map((document, index) => ({ index, relevance_score: scores[index] ?? 0, document }))
    .toSorted((left, right) => right.relevance_score - left.relevance_score);
  const units = step?.usage?.searchUnits ?? Math.ceil(documents.length / DOCUMENTS_PER_UNIT);
  const counted = [query, ...documents.map(({ text }) => text ?? '')].reduce((sum, text) => sum + countTokens(text), 0);
  const tokens = step?.usage?.promptTokens ?? counted;
  const cost = costOf(step?.usage, BigInt(units) * parseMoney(pricesOf(inference, tokens).request ?? '0'));
  const use = { cost, promptTokens: tokens, promptMedia: images };
  const body = {
    id: inference.id,
    // Without the author, as recorded.
    model: inference.model.canonical_slug.replace(/^[^/]*\//, ''),
    provider: inference.providerName,
    results: ranked.slice(0, most),
    usage: { search_units: units, total_tokens: tokens, cost: costMembers(context, use).cost },
  };
  return answerInference(own, inference, body, { use });
}

/** Scores as a step says them, or such that the documents come in its order. */
function scriptScores(step: RerankStep | undefined, own: readonly number[]): readonly number[] {
  const order = step?.order;
  if (!order) return own.map((score, index) => step?.scores?.[index] ?? score);
  const named = order.filter((index) => index < own.length);
  return own.map((score, index) => {
    const place = named.indexOf(index);
    // Those that are named are above the middle in even steps, the others keep their order below it.
    return place < 0 ? score / 2 : 1 - (place + 1) / (2 * (named.length + 1));
  });
}

/** A picture speaks by the words of its address only; data of a picture say nothing. */
function imageWords(image: string): string {
  return image.startsWith('data:') ? '' : image;
}

const RULES: Readonly<Record<string, FieldRule>> = {
  top_n: ofType('integer', { least: 1 }),
  provider: orNull(checkProvider),
  ...TRACKING_RULES,
};

function checkRerankRequest(bodyText: string): RerankRequest {
  const body = parseJsonBody(bodyText);
  const model = requireString(body.model, 'model');
  const query = requireString(body.query, 'query');
  if (query.trim() === '') refuse('query', 'Too small: expected string to have >=1 characters');
  const documents = requireList(body.documents, 'documents');
  if (documents.length === 0) refuse('documents', 'Too small: expected array to have >=1 items');
  checkFields(body, RULES);
  const read = documents.map((document, index) => readDocument(document, `documents.${index}`));
  return { model, query, documents: read, ...(typeof body.top_n === 'number' && { top_n: body.top_n }) };
}

function readDocument(document: JsonValue, path: string): RerankDocument {
  if (typeof document === 'string') return { text: document };
  if (!isJsonObject(document)) refuse(path, 'Invalid input: expected string or object');
  const { text, image } = document;
  if (text === undefined && image === undefined) refuse(path, 'One of text and image is required');
  return {
    ...(text !== undefined && { text: requireString(text, `${path}.text`) }),
    ...(image !== undefined && { image: checkImage(requireString(image, `${path}.image`), `${path}.image`) }),
  };
}

function checkImage(image: string, path: string): string {
  IMAGE_URL(image, path);
  return image;
}
