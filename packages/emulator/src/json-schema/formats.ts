const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(z|[-+]([01]\d|2[0-3]):[0-5]\d)$/i;

// Letters, digits and marks that an address may have as they are, and others as %XX.
const URI_CHARACTER = "[\\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2}";

interface Format {
  readonly sample: string;
  readonly test: RegExp | ((value: string) => boolean);
}

/** Every format gets one fixed sample. Addresses are from the ranges that RFC 2606, 3849 and 5737 reserve for examples. */
const FORMATS: Readonly<Record<string, Format>> = {
  date: { sample: '2026-01-15', test: isDate },
  time: { sample: '09:30:00Z', test: TIME },
  'date-time': { sample: '2026-01-15T09:30:00Z', test: isDateTime },
  'iso-time': { sample: '09:30:00Z', test: TIME },
  'iso-date-time': { sample: '2026-01-15T09:30:00Z', test: isDateTime },
  duration: {
    sample: 'P1D',
    test: /^P(?:\d+W|(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/,
  },
  email: {
    sample: 'ada@example.com',
    test: /^\w+(?:[.+-]\w+)*@[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+$/i,
  },
  'idn-email': { sample: 'ada@example.com', test: /^[^\s@]+@[^\s@]+$/ },
  uri: { sample: 'https://example.com/', test: new RegExp(`^[a-z][a-z0-9+.-]*:(?:${URI_CHARACTER})+$`, 'i') },
  url: { sample: 'https://example.com/', test: /^https?:\/\/[^\s]+$/i },
  iri: { sample: 'https://example.com/', test: /^[a-z][a-z0-9+.-]*:[^\s]+$/i },
  'uri-reference': { sample: '/example', test: new RegExp(`^/(?:${URI_CHARACTER})*$`, 'i') },
  'iri-reference': { sample: '/example', test: /^[^\s\\]*$/ },
  'uri-template': { sample: 'https://example.com/{id}', test: new RegExp(`^(?:${URI_CHARACTER}|\\{\\w+\\})*$`, 'i') },
  uuid: {
    sample: '3f2b6c1e-8a4d-4c57-9b1e-0d5f6a7b8c9d',
    test: /^(urn:uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  },
  hostname: { sample: 'example.com', test: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i },
  'idn-hostname': { sample: 'example.com', test: /^[^\s]+$/ },
  ipv4: { sample: '192.0.2.1', test: /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}$/ },
  ipv6: { sample: '2001:db8::1', test: (value) => /^[0-9a-f:]+$/i.test(value) && URL.canParse(`http://[${value}]`) },
  'json-pointer': { sample: '/example', test: /^(?:\/[^~\s]*)?$/ },
  'relative-json-pointer': { sample: '0', test: /^(?:0|[1-9]\d*)(?:#|(?:\/[^~\s]*)?)$/ },
  regex: { sample: '^example$', test: isRegularExpression },
  byte: { sample: 'ZXhhbXBsZQ==', test: (value) => value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value) },
};

/** Whether the calendar has the day. */
function isDate(value: string): boolean {
  return DATE.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
}

function isDateTime(value: string): boolean {
  const [date = '', time = ''] = value.split(/t|\s/i);
  return isDate(date) && TIME.test(time);
}

function isRegularExpression(value: string): boolean {
  try {
    return new RegExp(value, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** A value of a format, or undefined for a format that is not known. */
export function sampleFormat(format: string): string | undefined {
  return Object.hasOwn(FORMATS, format) ? FORMATS[format]?.sample : undefined;
}

/** Whether a text is of a format. An unknown format allows all, as JSON Schema says. */
export function matchesFormat(value: string, format: string): boolean {
  const known = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (!known) return true;
  return known.test instanceof RegExp ? known.test.test(value) : known.test(value);
}
