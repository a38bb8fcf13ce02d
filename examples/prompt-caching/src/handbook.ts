/** A long text that every question begins with. Anthropic caches prefixes of 1,024 tokens and more. */
export const handbook = Array.from(
  { length: 120 },
  (_, index) =>
    `Rule ${index + 1}: Goods of shelf ${index + 1} are sent within ${(index % 5) + 1} days and may be given back for ${20 + index} days.`,
).join('\n');
