import type { ScriptStep } from './script-step.ts';

/** A step in waiting. `turn` is its place among steps that answer the same calls one after the other. */
export interface QueuedStep {
  readonly step: ScriptStep;
  readonly turn?: { readonly at: number; readonly series: { count: number } };
}
