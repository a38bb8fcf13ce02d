import type { RecordedRequest } from '../requests/recorded-request.ts';
import type { Fault } from './fault.ts';
import { parseFault } from './parse-fault.ts';

const FAULT_HEADER = 'x-emulator-fault';

/** The fault that a request names for itself, in the header `x-emulator-fault`; it wins over the option. */
export function faultOfHeader({ headers }: RecordedRequest): Fault | undefined {
  const header = headers[FAULT_HEADER];
  return header === undefined || header.trim() === '' ? undefined : parseFault(header, FAULT_HEADER);
}

/** Whether a request names its own fault, be it a right one or not. */
export function namesFault({ headers }: RecordedRequest): boolean {
  return (headers[FAULT_HEADER] ?? '').trim() !== '';
}
