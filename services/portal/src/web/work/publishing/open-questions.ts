import type { Match, Upload } from '../upload-types.ts';

export const isReviewing = (upload: Upload | null): boolean =>
  upload?.state === 'received' || upload?.state === 'validating';

/** Whether nothing could be made of the file: it is no table, or its review broke. */
export const wasRefused = (upload: Upload): boolean =>
  upload.state === 'failed' || (!isReviewing(upload) && !upload.detected);

/** A column found by its name is as sure as the person who named it; any other way asks for a look. */
export const asksForLook = ({ by, confidence }: Match): boolean =>
  by !== 'confirmed' && (confidence < 0.8 || by === 'similar' || by === 'values');

/** Fields that no column fills because who publishes, or the file itself, says what they are. */
export const knownFields = ({ report }: Pick<Upload, 'report'>): Set<string> =>
  new Set(
    (report?.repairs ?? []).filter(({ code }) => code.startsWith('filled-from-')).map(({ field }) => field),
  );

/** Fields of the standard about whose column a person should say something, each once. */
export function openFields({
  upload,
  required,
}: {
  upload: Upload | null;
  required: readonly { name: string }[];
}): string[] {
  if (!upload?.report || !upload.detected) return [];
  const { matches, suggestions, proposals, preparation, unusedHeaders } = upload;
  const filled = new Set([...[...matches, ...proposals].map(({ field }) => field), ...knownFields(upload)]);
  const isOpen = (field: string) => !Object.hasOwn(preparation.columns, field);
  const lacking = required.map(({ name }) => name).filter((name) => !filled.has(name));
  const doubtful = matches.filter(asksForLook).map(({ field }) => field);
  const suggested = suggestions
    .filter(({ field, header }) => !filled.has(field) && unusedHeaders.includes(header))
    .map(({ field }) => field);
  return [...new Set([...doubtful, ...suggested, ...lacking])].filter(isOpen);
}
