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
  requestBody?: { content?: Record<string, { schema: DocumentSchema }> };
  responses: Record<string, { content?: Record<string, { schema: DocumentSchema; example?: unknown }> }>;
}

/** A JSON Schema of the document, as far as tests read it. */
export interface DocumentSchema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, DocumentSchema>;
  required?: string[];
  allOf?: DocumentSchema[];
  anyOf?: DocumentSchema[];
  oneOf?: DocumentSchema[];
}

/** What an operation takes, by name: in its path, its query and its JSON body. */
export function parametersOf(
  { spec }: OpenRouterDocument,
  { parameters = [], requestBody }: DocumentOperation,
): string[] {
  const names = new Set(parameters.filter((parameter) => parameter.in !== 'header').map(({ name }) => name));
  const add = (schema: DocumentSchema): void => {
    const { properties = {}, allOf = [], anyOf = [], oneOf = [] } = resolveSchema(spec, schema);
    for (const name of Object.keys(properties)) names.add(name);
    for (const part of [...allOf, ...anyOf, ...oneOf]) add(part);
  };
  const body = requestBody?.content?.['application/json'];
  if (body !== undefined) add(body.schema);
  return [...names];
}

/** The schema that a reference names. */
export function resolveSchema(spec: DocumentSpec, schema: DocumentSchema): DocumentSchema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : resolveSchema(spec, spec.components.schemas[name] ?? {});
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
