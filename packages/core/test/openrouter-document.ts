import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** What the validator beside OpenRouter's OpenAPI document can do. */
export interface OpenRouterDocument {
  /** The document itself. */
  spec: DocumentSpec;
  findOperation(method: string, path: string): { op: DocumentOperation } | undefined;
  validateRequest(method: string, path: string, body: unknown): { ok: boolean; errors: unknown[] };
  validateResponse(method: string, path: string, status: number, body: unknown): { ok: boolean; errors: unknown[] };
}

/** The part of the document that tests read. */
export interface DocumentSpec {
  paths: Record<string, Record<string, DocumentOperation | undefined>>;
  components: { schemas: Record<string, DocumentSchema> };
}

/** One operation of the document. */
export interface DocumentOperation {
  operationId: string;
  parameters?: { name: string; in: string; schema: DocumentSchema }[];
  responses: Record<string, { content?: Record<string, { schema: DocumentSchema; example?: unknown }> }>;
}

/** A JSON Schema of the document, as far as tests read it. */
export interface DocumentSchema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, DocumentSchema>;
  required?: string[];
}

/** The document, from the folder that `OPENROUTER_API_DIR` names; `undefined` where none is named. */
export async function loadDocument(): Promise<OpenRouterDocument | undefined> {
  const folder = process.env['OPENROUTER_API_DIR'];
  if (!folder) return undefined;
  const file = `${folder}/validate.mjs`;
  if (!existsSync(file)) throw new Error(`OPENROUTER_API_DIR names ${folder}, where there is no validate.mjs.`);
  // Plain JavaScript without types of its own.
  return (await import(pathToFileURL(file).href)) as OpenRouterDocument;
}
