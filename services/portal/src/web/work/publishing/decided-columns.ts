import type { StandardField } from '../package-types.ts';
import type { Preparation, Upload } from '../upload-types.ts';

/**
 * The decisions about columns after a person answered: what was decided before, what was asked now and whatever was
 * changed. Columns nobody doubted are left out, so that the next delivery finds them by itself when they are renamed.
 */
export function decidedColumns(answered: {
  form: FormData;
  upload: Pick<Upload, 'preparation' | 'matches'>;
  fields: readonly Pick<StandardField, 'name'>[];
  /** Fields about which a person was asked. */
  asked: ReadonlySet<string>;
}): Preparation['columns'] {
  const { form, upload, fields, asked } = answered;
  const decided = { ...upload.preparation.columns };
  for (const { name } of fields) {
    const said = form.get(`columna.${name}`);
    if (typeof said !== 'string') continue;
    const found = upload.matches.find(({ field }) => field === name)?.header ?? '';
    if (said !== found || asked.has(name) || Object.hasOwn(decided, name))
      decided[name] = said === '' ? null : said;
  }
  return decided;
}
