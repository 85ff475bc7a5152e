import { personalDataIn, personalDataWords } from '@rma/privacy';
import { z } from 'zod';

// Everything that could hide or turn around what is read: controls and marks of format, but line ends and tabs.
const unseen = /(?![\n\t])[\p{Cc}\p{Cf}]/gu;
const address = /\b(?:https?:\/\/|www\.)/gi;
const mostAddresses = 3;

/** Refuses personal data in what everybody will read, and says which to take out. */
function refusePersonalData(text: string, context: z.core.$RefinementCtx<string>): void {
  const kinds = personalDataIn(text);
  if (kinds.length === 0) return;
  context.addIssue({
    code: 'custom',
    message: `Este texto será público y parece contener ${personalDataWords(kinds, 'es')}: quítelos y envíelo de nuevo.`,
    params: {
      en: `This text will be public and seems to contain ${personalDataWords(kinds, 'en')}: take them out and send it again.`,
    },
    input: text,
  });
}

const hasAddress = (text: string) => text.search(address) !== -1;

/**
 * A line that a stranger writes for everybody: trimmed, one line, bounded, without personal data. It has no address of a
 * site, since the letter that asks to confirm an e-mail quotes it, and that e-mail may be somebody else's.
 */
export function publicLine({ least = 1, most }: { least?: number; most: number }) {
  return z
    .string()
    .max(most * 4)
    .transform((text) => text.normalize('NFC').replace(unseen, '').replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(least)
        .max(most)
        .refine((text) => !hasAddress(text), {
          message: 'Aquí no van direcciones de otros sitios: escríbalas en el texto de abajo.',
          params: { en: 'No addresses of other sites here: write them in the text below.' },
        })
        .superRefine(refusePersonalData),
    );
}

/** The same with paragraphs, and with no more than three addresses of other sites. */
export function publicText({ least = 1, most }: { least?: number; most: number }) {
  return z
    .string()
    .max(most * 4)
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/\r\n?/g, '\n')
        .replace(unseen, '')
        .replace(/[^\S\n]+/g, ' ')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    )
    .pipe(
      z
        .string()
        .min(least)
        .max(most)
        .refine((text) => (text.match(address)?.length ?? 0) <= mostAddresses, {
          message: 'Escriba a lo más tres direcciones de otros sitios.',
          params: { en: 'Write at most three addresses of other sites.' },
        })
        .superRefine(refusePersonalData),
    );
}

/** The same, where an empty answer is none. */
export const optional = <Schema extends z.ZodType<string, string>>(schema: Schema) =>
  z
    .string()
    .nullish()
    .transform((text) => (text === undefined || text === null || text.trim() === '' ? null : text))
    .pipe(z.union([z.null(), schema]));

/** A page of the web that people can open: http or https, without credentials. */
export const publicAddress = z
  .url({ protocol: /^https?$/, hostname: z.regexes.domain })
  .max(1000)
  .refine((url) => !URL.canParse(url) || (new URL(url).username === '' && new URL(url).password === ''), {
    message: 'La dirección no puede llevar usuario ni contraseña.',
    params: { en: 'The address cannot carry a user or a password.' },
  });
