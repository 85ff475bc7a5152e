import { normalizeCvegeo } from '@rma/domain';

export type Invitee = { cvegeo: string; email: string; name?: string };

/**
 * A list pasted from a spreadsheet or written by hand, one government a line: its key, with or without its name after
 * it, an address and the name of a person, with commas, semicolons or tabs between. Lines that cannot be read are kept
 * as they are: whoever judges the list says what is wrong with each.
 */
export function parseInvitees(text: string): Invitee[] {
  return text
    .split('\n')
    .map((line) => line.split(/[,;\t]/).map((part) => part.trim()))
    .filter((parts) => parts.some((part) => part !== ''))
    .map(([first = '', ...rest]) => {
      const digits = /^\d{1,5}(?!\d)/.exec(first)?.[0];
      const cvegeo = (digits === undefined ? null : normalizeCvegeo(digits)) ?? first.slice(0, 20);
      const email = rest.find((part) => part.includes('@')) ?? rest[0] ?? '';
      const name = rest.filter((part) => part !== email && part !== '').join(' ');
      return { cvegeo, email, ...(name !== '' && { name }) };
    });
}
