import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

let compiled: ValidateFunction | undefined;

function validator(): ValidateFunction {
  if (compiled !== undefined) return compiled;
  // The schema's patterns escape characters that a Unicode pattern may not.
  const ajv = new Ajv2020({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const schema: unknown = JSON.parse(
    readFileSync(new URL('../../fixtures/dcat-us-1.1/non-federal_dataset.json', import.meta.url), 'utf8'),
  );
  if (typeof schema !== 'object' || schema === null) throw new TypeError('the schema is no object');
  return (compiled = ajv.compile(schema));
}

/** What Project Open Data 1.1 has against a dataset of a `data.json`; empty when it conforms. */
export function judgeDataJson(dataset: unknown): string[] {
  const validate = validator();
  validate(dataset);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
