/** Names that Whisper uses where the Web's tables have another one. */
const otherNames: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['castilian', 'es'],
  ['flemish', 'nl'],
  ['haitian', 'ht'],
  ['letzeburgesch', 'lb'],
  ['moldavian', 'ro'],
  ['moldovan', 'ro'],
  ['mandarin', 'zh'],
  ['myanmar', 'my'],
  ['panjabi', 'pa'],
  ['pushto', 'ps'],
  ['sinhalese', 'si'],
  ['valencian', 'ca'],
]);

let codes: ReadonlyMap<string, string> | undefined;

/** `english` → `en`: OpenAI and those like it tell languages by name, the AI SDK by ISO 639-1. What is not known stays as it is. */
export function toLanguageCode(language: string): string {
  const name = language.trim().toLowerCase();
  if (/^[a-z]{2}$/.test(name)) return name;
  return otherNames.get(name) ?? (codes ??= readCodes()).get(name) ?? language;
}

/** English names of all codes of two letters that have one. */
function readCodes(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
  const found = new Map<string, string>();
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(code)?.toLowerCase();
    // Of two codes for one language the first in use stays (`he` and the withdrawn `iw`).
    if (name !== undefined && !found.has(name)) found.set(name, code);
  }
  return found;
}
