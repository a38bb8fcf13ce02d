/** Bytes that a tool made, for example a picture. */
export interface AgentFileContent {
  bytes: Uint8Array;
  /** For example `image/png`. */
  mediaType: string;
  /** For example `image-1.png`. */
  filename: string;
}

/**
 * A file that a tool made. Written as JSON it has its name, type, size and reference, and never its bytes: no serialisation of a tool's
 * result carries megabytes along.
 */
export class AgentFile {
  readonly filename: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** What `saveFile` gave for it: a URL, a path, an id. */
  readonly reference?: string;
  readonly #bytes: Uint8Array;

  constructor({ bytes, mediaType, filename }: AgentFileContent, reference?: string) {
    this.filename = filename;
    this.mediaType = mediaType;
    this.size = bytes.length;
    if (reference !== undefined) this.reference = reference;
    this.#bytes = bytes;
  }

  /** The content itself. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }
}
