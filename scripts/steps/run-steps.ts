import { runStep, type Step, type StepOutcome } from './run-step.ts';

/** Runs the steps one after another, all of them even when one fails, and says how each went. */
export async function runSteps(steps: readonly Step[]): Promise<StepOutcome[]> {
  const outcomes: StepOutcome[] = [];
  for (const step of steps) {
    const outcome = await runStep(step);
    console.log(stepLine(outcome));
    outcomes.push(outcome);
  }
  return outcomes;
}

/** `ok      1.3 s  lint` */
function stepLine({ name, passed, seconds }: Omit<StepOutcome, 'output'>): string {
  return `${passed ? 'ok    ' : 'FAILED'} ${seconds.toFixed(1).padStart(6)} s  ${name}`;
}
