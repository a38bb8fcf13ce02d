/** What a function of the caller's gave cannot be used: nothing that an answer could tell, so `fetch` rejects with it. */
export class OptionError extends TypeError {
  override readonly name = 'TypeError';
}
