const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(z|[-+]([01]\d|2[0-3]):[0-5]\d)$/i;

interface Format {
  readonly sample: string;
  readonly test: RegExp | ((value: string) => boolean);
}

/** Every format gets one fixed sample. Addresses are from the ranges that RFC 2606, 3849 and 5737 reserve for examples. */
const FORMATS: Readonly<Record<string, Format>> = {
  date: { sample: '2026-01-15', test: DATE },
  time: { sample: '09:30:00Z', test: TIME },
  'date-time': { sample: '2026-01-15T09:30:00Z', test: isDateTime },
  'iso-time': { sample: '09:30:00Z', test: TIME },
  'iso-date-time': { sample: '2026-01-15T09:30:00Z', test: isDateTime },
  duration: { sample: 'P1D', test: /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/ },
  email: { sample: 'ada@example.com', test: /^[^\s@]+@[^\s@]+\.[^\s@]+$/ },
  'idn-email': { sample: 'ada@example.com', test: /^[^\s@]+@[^\s@]+$/ },
  uri: { sample: 'https://example.com/', test: /^[a-z][a-z0-9+.-]*:[^\s]+$/i },
  url: { sample: 'https://example.com/', test: /^https?:\/\/[^\s]+$/i },
  iri: { sample: 'https://example.com/', test: /^[a-z][a-z0-9+.-]*:[^\s]+$/i },
  'uri-reference': { sample: '/example', test: /^[^\s\\]*$/ },
  'iri-reference': { sample: '/example', test: /^[^\s\\]*$/ },
  'uri-template': { sample: 'https://example.com/{id}', test: /^[^\s]*$/ },
  uuid: {
    sample: '3f2b6c1e-8a4d-4c57-9b1e-0d5f6a7b8c9d',
    test: /^(urn:uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  },
  hostname: { sample: 'example.com', test: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i },
  'idn-hostname': { sample: 'example.com', test: /^[^\s]+$/ },
  ipv4: { sample: '192.0.2.1', test: /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}$/ },
  ipv6: { sample: '2001:db8::1', test: /^[0-9a-f:]+$/i },
  'json-pointer': { sample: '/example', test: /^(\/[^\s]*)*$/ },
  'relative-json-pointer': { sample: '0', test: /^\d+(#|(\/[^\s]*)*)$/ },
  regex: { sample: '^example$', test: isRegularExpression },
  byte: { sample: 'ZXhhbXBsZQ==', test: /^[A-Za-z0-9+/]*={0,2}$/ },
};

function isDateTime(value: string): boolean {
  const [date = '', time = ''] = value.split(/t|\s/i);
  return DATE.test(date) && TIME.test(time);
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
