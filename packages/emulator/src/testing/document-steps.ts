/** One call of an operation of the OpenAPI document, by which its answer is compared with the document. */
export interface DocumentStep {
  /** Method and path as the document writes it, for example `GET /models/{author}/{slug}/endpoints`. */
  readonly operation: string;
  /** Values of `{…}` in the path; others come from `save` of earlier steps. */
  readonly values?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: Readonly<Record<string, unknown>> | ((values: ReadonlyMap<string, string>) => unknown);
  /** Default: the group's. */
  readonly key?: DocumentKey;
  /** Default 200. */
  readonly status?: number;
  /** What later steps need of the answer: name, and path into the body such as `data.id`. */
  readonly save?: Readonly<Record<string, string>>;
}

/** Which key a step brings. */
export type DocumentKey = 'none' | 'standard' | 'management';

/** Steps that go one after the other on one emulator. */
export interface DocumentGroup {
  readonly name: string;
  readonly key: DocumentKey;
  readonly steps: readonly DocumentStep[];
}
