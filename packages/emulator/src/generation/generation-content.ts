/** What was said, as far as it is stored. */
interface GenerationContent {
  readonly input: { readonly messages: readonly unknown[] } | { readonly prompt: string };
  readonly completion: string | null;
  readonly reasoning: string | null;
}

/** Remembers what was said in the newest generations. */
export interface ContentStore {
  add(id: string, content: GenerationContent): void;
  find(id: string): GenerationContent | undefined;
}

// Prompts are long: of older generations the numbers stay and the words go.
const MOST_CONTENTS = 1000;

/** An empty store. */
export function createContentStore(): ContentStore {
  const contents = new Map<string, GenerationContent>();
  return {
    add(id, content) {
      contents.set(id, content);
      const oldest = contents.size > MOST_CONTENTS ? contents.keys().next().value : undefined;
      if (oldest !== undefined) contents.delete(oldest);
    },
    find: (id) => contents.get(id),
  };
}
