import { closedObject } from '../checks/closed-object.ts';
import { ofType } from '../checks/field-check.ts';
import { oneOf } from '../checks/field-rules.ts';

/** How a video job goes, in a script or an option. */
export const VIDEO_BEHAVIOUR = closedObject({
  polls: ofType('integer', { least: 1 }),
  outcome: oneOf('completed', 'failed', 'cancelled', 'expired'),
  error: ofType('string'),
  badGateways: ofType('integer', { least: 0 }),
  files: ofType('integer', { least: 1 }),
});
