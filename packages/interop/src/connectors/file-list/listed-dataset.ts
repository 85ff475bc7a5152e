import { z } from 'zod';
import { looseList, looseText } from '../../record/field-text.ts';

/** One file of a list, as the list tells it. */
const listedFile = z
  .object({
    id: looseText,
    url: looseText,
    title: looseText,
    format: looseText,
    mediaType: looseText,
    bytes: looseText,
    modified: looseText,
  })
  .partial();

/**
 * A dataset of a list of files: what a page or a row of a spreadsheet says of it, as written. It is what the reader
 * makes and the mapper takes, whichever of the two it came from.
 */
export const listedDataset = z
  .object({
    id: looseText,
    title: looseText,
    description: looseText,
    keywords: looseText,
    theme: looseText,
    publisher: looseText,
    contactName: looseText,
    contactEmail: looseText,
    licence: looseText,
    issued: looseText,
    modified: looseText,
    periodicity: looseText,
    temporal: looseText,
    spatial: looseText,
    landingPage: looseText,
    isPrivate: looseText,
    files: looseList,
  })
  .partial();

export type FileFacts = { [Fact in keyof z.infer<typeof listedFile>]?: string | undefined };
export type ListedDataset = {
  [Fact in Exclude<keyof z.infer<typeof listedDataset>, 'files'>]?: string | undefined;
} & { files: FileFacts[] };

/** A file of a list read from a raw record; what is none counts as a file without facts. */
export const readFile = (item: unknown): FileFacts => {
  const parsed = listedFile.safeParse(item);
  return parsed.success ? parsed.data : {};
};
