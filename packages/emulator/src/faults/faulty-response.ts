import type { Fault } from './fault.ts';

/** Thrown where a fault turns up that takes the place of the whole response. */
export class FaultyResponse extends Error {
  override readonly name = 'FaultyResponse';
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(`The fault "${fault.kind}" answers instead`);
    this.fault = fault;
  }
}
