import type { Mistakes } from '../../design/form.tsx';
import { keyOf } from '../../parts/government-picker.tsx';
import { textOf } from '../form-text.ts';

const parties = { federationParty: 'la federación', governmentParty: 'el gobierno' } as const;

/** What lacks in the dates of a memorandum, by field. */
export function datesMistakes(form: FormData): Mistakes {
  const [from, until] = [textOf(form, 'validFrom'), textOf(form, 'validUntil')];
  return {
    ...(from === '' && { validFrom: 'Diga desde qué día estará vigente.' }),
    ...(until === '' && { validUntil: 'Diga hasta qué día estará vigente.' }),
    ...(from !== '' && until !== '' && until < from && { validUntil: 'Debe ser después del primer día.' }),
  };
}

/** What lacks in the terms of a memorandum, by field: its title, who signs, and its dates. */
export function termsMistakes(form: FormData): Mistakes {
  const mistakes: Mistakes = {};
  if (textOf(form, 'title') === '') mistakes['title'] = 'Escriba el título del convenio.';
  for (const [party, who] of Object.entries(parties)) {
    const asked = {
      organization: `Escriba la institución que firma por ${who}.`,
      signatory: `Escriba el nombre de quien firma por ${who}.`,
      position: `Escriba el cargo de quien firma por ${who}.`,
    };
    for (const [field, mistake] of Object.entries(asked))
      if (textOf(form, `${party}.${field}`) === '') mistakes[`${party}.${field}`] = mistake;
  }
  return { ...mistakes, ...datesMistakes(form) };
}

/** The same for a memorandum that is about to be started, whose government has to be chosen too. */
export function draftMistakes(form: FormData): Mistakes {
  const isKey = /^\d{2}(\d{3})?$/.test(keyOf(textOf(form, 'cvegeo')));
  return {
    ...(!isKey && { cvegeo: 'Elija un gobierno de la lista, o escriba su clave del INEGI.' }),
    ...termsMistakes(form),
  };
}
