/** A web page that the answer cites; offsets count characters of the answer's text. */
export interface WireURLCitation {
  url?: string;
  title?: string | null;
  content?: string | null;
  start_index?: number | null;
  end_index?: number | null;
  [key: string]: unknown;
}

/** `url_citation` annotation: nested on chat completions, flat on responses; both are read. */
export interface WireURLCitationAnnotation extends WireURLCitation {
  type: 'url_citation';
  url_citation?: WireURLCitation;
}

/** A parsed file. Sent back with the assistant message, it saves the parsing and its price. */
export interface WireFileAnnotation {
  type: 'file';
  file: { hash?: string; name?: string; content?: unknown[]; [key: string]: unknown };
  [key: string]: unknown;
}

/** A kind that is not known here: kept and sent back verbatim. */
export interface WireUnknownAnnotation {
  type: string & {};
  [key: string]: unknown;
}

/** One entry of `annotations` of an assistant message. */
export type WireAnnotation = WireURLCitationAnnotation | WireFileAnnotation | WireUnknownAnnotation;
