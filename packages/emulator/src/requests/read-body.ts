/** The body of a request in the forms in which it is needed. */
export interface RequestBody {
  /** As text; empty for a multipart body. */
  readonly text: string;
  readonly form: FormData | undefined;
  /** The bytes are no UTF-8: in `text`, marks stand for what cannot be read. */
  readonly garbled?: boolean;
  /** As it stands in the log of requests. */
  readonly logged: unknown;
}

/** Reads the body of a request once. A multipart body that is broken counts as text. */
export async function readBody(request: Request): Promise<RequestBody> {
  const type = request.headers.get('content-type') ?? '';
  const bytes = await request.arrayBuffer();
  if (!/^multipart\/form-data\b/i.test(type)) return readText(bytes);
  try {
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
    return { text: '', form, logged: logForm(form) };
  } catch {
    // No boundary, or parts that do not end: the endpoint answers what it thinks of that.
    return asText(new TextDecoder().decode(bytes));
  }
}

function readText(bytes: ArrayBuffer): RequestBody {
  try {
    return asText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { ...asText(new TextDecoder().decode(bytes)), garbled: true };
  }
}

function asText(text: string): RequestBody {
  return { text, form: undefined, logged: parse(text) };
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: tests want to see what came instead.
    return text;
  }
}

function logForm(form: FormData): Record<string, unknown> {
  const logged: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    const values = form
      .getAll(name)
      .map((value) =>
        typeof value === 'string' ? value : { filename: value.name, type: value.type, size: value.size },
      );
    logged[name] = values.length === 1 ? values[0] : values;
  }
  return logged;
}
