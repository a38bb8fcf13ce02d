import {
  checkFields,
  ofType,
  orNull,
  refuse,
  requireObject,
  requireString,
  type FieldRule,
} from '../../checks/field-check.ts';
import { listOf, oneOf } from '../../checks/field-rules.ts';
import type { JsonValue } from '../../json/json-value.ts';

const flag = orNull(ofType('boolean'));
const names = orNull(listOf(ofType('string', { least: 1 }), { least: 1 }));
const action = oneOf('redact', 'block', 'flag');

function filtersOf(rules: Readonly<Record<string, FieldRule>>, required: readonly string[]): FieldRule {
  return orNull(
    listOf((value, path) => {
      const filter = requireObject(value, path);
      for (const name of required) rules[name]?.(filter[name] ?? null, `${path}.${name}`);
      checkFields(filter, rules, `${path}.`);
    }),
  );
}

/** A pattern has to be one of JavaScript's, which is what the emulator can run. */
function checkPattern(value: JsonValue, path: string): void {
  ofType('string', { least: 1 })(value, path);
  if (!isPattern(requireString(value, path))) refuse(path, 'Invalid regular expression');
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    // The engine throws on what it cannot read.
    return false;
  }
}

/** Members of a guardrail that creation and change take. */
export const GUARDRAIL_FIELDS: Readonly<Record<string, FieldRule>> = {
  name: ofType('string', { least: 1, most: 200 }),
  description: orNull(ofType('string', { most: 1000 })),
  limit_usd: orNull(ofType('number', { least: 0 })),
  reset_interval: orNull(oneOf('daily', 'weekly', 'monthly')),
  allowed_models: names,
  ignored_models: names,
  allowed_providers: names,
  ignored_providers: names,
  enforce_zdr: flag,
  enforce_zdr_anthropic: flag,
  enforce_zdr_google: flag,
  enforce_zdr_openai: flag,
  enforce_zdr_xai: flag,
  enforce_zdr_other: flag,
  enable_paid_model_training: flag,
  enable_free_model_training: flag,
  enable_free_model_publication: flag,
  content_filters: filtersOf({ pattern: checkPattern, action, label: orNull(ofType('string', { most: 100 })) }, [
    'pattern',
    'action',
  ]),
  content_filter_builtins: filtersOf(
    {
      slug: oneOf(
        'email',
        'phone',
        'ssn',
        'credit-card',
        'ip-address',
        'person-name',
        'address',
        'regex-prompt-injection',
      ),
      action,
      scan_scope: oneOf('user_only', 'all_messages'),
    },
    ['slug', 'action'],
  ),
  include_byok_in_budgets: ofType('boolean'),
};
