import type { Random } from '../deterministic/random.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const CLASSES: Readonly<Record<string, string>> = {
  d: DIGITS, w: `${LETTERS}${LETTERS.toUpperCase()}${DIGITS}_`, s: ' ', D: LETTERS, W: '-', S: LETTERS,
}; // prettier-ignore
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', 0: '\0' };
const PRINTABLE = `${LETTERS}${LETTERS.toUpperCase()}${DIGITS} !#$%&()*+,-./:;<=>?@[]^_{|}~`;

/**
 * A text for a regular expression: literals, classes, groups, alternatives, repetition, anchors. Look-around and
 * back-references are beyond it, then the text may not match; the caller checks. `attempt` widens repetitions.
 */
export function samplePattern(pattern: string, random: Random, attempt: number, minLength: number): string {
  return new PatternSampler(pattern, random, attempt, minLength).alternatives();
}

class PatternSampler {
  readonly #pattern: string;
  readonly #random: Random;
  readonly #attempt: number;
  readonly #minLength: number;
  #position = 0;

  constructor(pattern: string, random: Random, attempt: number, minLength: number) {
    this.#pattern = pattern;
    this.#random = random;
    this.#attempt = attempt;
    this.#minLength = minLength;
  }

  /** Reads `a|b|c` up to a closing parenthesis or the end, and gives a text of one of them. */
  alternatives(): string {
    const texts: string[] = [this.#sequence()];
    while (this.#pattern[this.#position] === '|') {
      this.#position++;
      texts.push(this.#sequence());
    }
    const chosen = this.#attempt === 0 ? 0 : Math.floor(this.#random() * texts.length);
    return texts[chosen] ?? '';
  }

  #sequence(): string {
    let text = '';
    while (this.#position < this.#pattern.length && !'|)'.includes(this.#pattern.charAt(this.#position))) {
      const start = this.#position;
      const first = this.#atom();
      const end = this.#position;
      const count = this.#repetition();
      const after = this.#position;
      for (let copy = 0; copy < count; copy++) {
        if (copy === 0) {
          text += first;
          continue;
        }
        this.#position = start;
        text += this.#atom();
        this.#position = end;
      }
      this.#position = after;
    }
    return text;
  }

  #atom(): string {
    const character = this.#pattern.charAt(this.#position++);
    if (character === '^' || character === '$') return '';
    if (character === '.') return this.#oneOf(LETTERS);
    if (character === '[') return this.#oneOf(this.#characterClass());
    if (character === '\\') return this.#escape();
    if (character !== '(') return character;
    const lookAround = /^\?(?:[:!=]|<[!=]|<[^>]*>)/.exec(this.#pattern.slice(this.#position))?.[0] ?? '';
    this.#position += lookAround.length;
    const text = this.alternatives();
    this.#position++;
    return /^\?<?[!=]/.test(lookAround) ? '' : text;
  }

  #escape(): string {
    const character = this.#pattern.charAt(this.#position++);
    if (character === 'b' || character === 'B') return '';
    if (character === 'u' || character === 'x') return this.#codePoint(character);
    if (character === 'p' || character === 'P') {
      const name = /^\{([^}]*)\}/.exec(this.#pattern.slice(this.#position));
      this.#position += name?.[0].length ?? 0;
      return this.#oneOf(name?.[1]?.startsWith('N') ? DIGITS : /^(Lu|Upper)/.test(name?.[1] ?? '') ? 'ABC' : LETTERS);
    }
    const known = CLASSES[character];
    return known === undefined ? (ESCAPED[character] ?? character) : this.#oneOf(known);
  }

  #codePoint(kind: 'u' | 'x'): string {
    const rest = this.#pattern.slice(this.#position);
    const match = kind === 'x' ? /^([0-9a-f]{2})/i.exec(rest) : /^(?:\{([0-9a-f]+)\}|([0-9a-f]{4}))/i.exec(rest);
    if (!match) return kind;
    this.#position += match[0].length;
    return String.fromCodePoint(parseInt(match[1] ?? match[2] ?? '0', 16));
  }

  #characterClass(): string {
    const negated = this.#pattern[this.#position] === '^';
    if (negated) this.#position++;
    let members = '';
    while (this.#position < this.#pattern.length && this.#pattern[this.#position] !== ']') {
      const start = this.#classMember();
      const range = this.#pattern[this.#position] === '-' && this.#pattern[this.#position + 1] !== ']';
      if (!range || start.length !== 1) {
        members += start;
        continue;
      }
      this.#position++;
      members += charactersBetween(start, this.#classMember());
    }
    this.#position++;
    return negated ? [...PRINTABLE].filter((character) => !members.includes(character)).join('') : members;
  }

  #classMember(): string {
    const character = this.#pattern.charAt(this.#position++);
    if (character !== '\\') return character;
    const next = this.#pattern.charAt(this.#position);
    const known = CLASSES[next];
    if (known === undefined) return this.#escape();
    this.#position++;
    return known;
  }

  #repetition(): number {
    const match = /^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/.exec(this.#pattern.slice(this.#position));
    if (!match) return 1;
    this.#position += match[0].length;
    const [, symbol, least, upTo, most] = match;
    if (symbol === '?') return this.#attempt % 2;
    const minimum = symbol === '+' ? 1 : Number(least ?? 0);
    const maximum = symbol !== undefined || (upTo !== undefined && most === '') ? Infinity : Number(most ?? minimum);
    const wished = Math.max(minimum, this.#attempt > 1 ? this.#minLength : 0, symbol === '+' ? 3 : this.#attempt);
    return Math.min(wished, maximum);
  }

  #oneOf(characters: string): string {
    const points = [...characters];
    return points[Math.floor(this.#random() * points.length)] ?? '';
  }
}

function charactersBetween(first: string, last: string): string {
  const start = first.codePointAt(0) ?? 0;
  const end = last.codePointAt(0) ?? start;
  // A range such as \u0000-\uffff needs no full expansion to pick from.
  const step = Math.max(1, Math.floor((end - start) / 256));
  let characters = '';
  for (let point = start; point <= end; point += step) characters += String.fromCodePoint(point);
  return characters;
}
