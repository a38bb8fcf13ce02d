/** What a plain `read` does with what it gets: it resolves with it. */
export function itself<Value>(value: Value): Value {
  return value;
}

/** What a plain `read` does with a failure: it rejects with it. */
export function fail(cause: unknown): never {
  throw cause;
}
