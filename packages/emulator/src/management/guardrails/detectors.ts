/** A text that was found, and where. */
interface Finding {
  readonly text: string;
  readonly start: number;
}

/** What a filter looks for, in the order of the text. */
export type Detector = (text: string) => readonly Finding[];

/** Finds what a pattern describes. */
export function patternDetector(pattern: RegExp): Detector {
  return (text) =>
    [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => (found === '' ? [] : [{ text: found, start: index }]));
}

const OCTET = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`;
const CARD = patternDetector(/(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g);

/**
 * Detectors of the built-in filters that a pattern can stand for. Names of persons and addresses need a model, so they are not
 * here.
 */
export const BUILTIN_DETECTORS: Readonly<Record<string, Detector>> = {
  email: patternDetector(/[\w.%+-]+@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)*\.[A-Za-z]{2,}/g),
  phone: patternDetector(
    /(?<![\w.])(?:\+\d{1,3}[ .-]?(?:\(?\d{1,4}\)?[ .-]?){1,4}\d{2,4}|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})(?!\w)/g,
  ),
  ssn: patternDetector(/(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])/g),
  'credit-card': (text) => CARD(text).filter((finding) => isCardNumber(finding.text)),
  'ip-address': patternDetector(new RegExp(String.raw`(?<![\w.])(?:${OCTET}\.){3}${OCTET}(?![\w.])`, 'g')),
  'regex-prompt-injection': patternDetector(
    /\b(?:ignore|disregard|forget)\b(?: (?:all|any|the|your|my|of))* (?:previous|prior|above|earlier|preceding) (?:instructions?|prompts?|rules?|messages?)|\b(?:reveal|print|show|repeat) (?:me )?(?:your|the) (?:system prompt|hidden instructions?)/gi,
  ),
};

/** The check digit of Luhn's, which every card number has. */
function isCardNumber(text: string): boolean {
  const digits = [...text.replaceAll(/\D/g, '')].map(Number).toReversed();
  const sum = digits.reduce((total, digit, at) => {
    const counted = at % 2 === 0 ? digit : digit * 2;
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return sum % 10 === 0;
}
