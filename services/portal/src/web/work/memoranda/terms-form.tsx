import { TextArea, TextField, type Mistakes } from '../../design/form.tsx';
import type { AgreementBlock } from '../../parts/agreement/agreement-block.ts';
import { textOf } from '../form-text.ts';
import { CommitmentsEditor } from './commitments-editor.tsx';
import type { Party, Terms } from './memorandum-types.ts';

const parties = [
  { key: 'federationParty', who: 'la federación' },
  { key: 'governmentParty', who: 'el gobierno' },
] as const;
const optionalFields = ['faculties', 'rfc', 'curp', 'email'] as const;

function partyFrom(form: FormData, key: string): Party {
  const party: Party = {
    organization: textOf(form, `${key}.organization`),
    signatory: textOf(form, `${key}.signatory`),
    position: textOf(form, `${key}.position`),
  };
  for (const field of optionalFields) {
    const value = textOf(form, `${key}.${field}`);
    if (value !== '') party[field] = value;
  }
  return party;
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The terms as the person wrote them in the form. */
export function termsFrom(form: FormData): Terms {
  const wordings: Record<string, string> = {};
  for (const [name, value] of form) {
    const clause = /^particulars\.wordings\.(.+)$/.exec(name)?.[1];
    if (clause !== undefined && typeof value === 'string' && value.trim() !== '')
      wordings[clause] = value.trim();
  }
  const addedClauses = form.getAll('added.title').flatMap((title, index) => {
    const text = form.getAll('added.text')[index];
    const clause = {
      title: typeof title === 'string' ? title.trim() : '',
      text: typeof text === 'string' ? text.trim() : '',
    };
    return clause.title === '' && clause.text === '' ? [] : [clause];
  });
  const background = linesOf(textOf(form, 'particulars.background'));
  const noticeDays = textOf(form, 'particulars.noticeDays');
  const optional = (name: string) => {
    const value = textOf(form, `particulars.${name}`);
    return value === '' ? {} : { [name]: value };
  };
  return {
    title: textOf(form, 'title'),
    federationParty: partyFrom(form, 'federationParty'),
    governmentParty: partyFrom(form, 'governmentParty'),
    validFrom: textOf(form, 'validFrom'),
    validUntil: textOf(form, 'validUntil'),
    commitments: JSON.parse(textOf(form, 'commitments') || '[]') as Terms['commitments'],
    particulars: {
      ...optional('place'),
      ...optional('federationAddress'),
      ...optional('governmentAddress'),
      ...(noticeDays !== '' && { noticeDays: Number(noticeDays) }),
      ...(background.length > 0 && { background }),
      ...(Object.keys(wordings).length > 0 && { wordings }),
      ...(addedClauses.length > 0 && { addedClauses }),
    },
  };
}

/** The fields of the terms, filled with what is there; `clauses` are those of the text, to be worded otherwise. */
export function TermsFields({
  terms,
  clauses,
  mistakes,
}: {
  terms: Terms;
  clauses: readonly AgreementBlock[];
  mistakes: Mistakes;
}) {
  const { particulars } = terms;
  return (
    <>
      <TextField name="title" label="Título" defaultValue={terms.title} mistake={mistakes['title']} />
      <div className="pair">
        {parties.map(({ key, who }) => (
          <PartyFields key={key} name={key} who={who} party={terms[key]} mistakes={mistakes} />
        ))}
      </div>
      <div className="pair">
        <TextField
          name="validFrom"
          label="Vigente desde"
          type="date"
          defaultValue={terms.validFrom}
          mistake={mistakes['validFrom']}
        />
        <TextField
          name="validUntil"
          label="Vigente hasta"
          type="date"
          defaultValue={terms.validUntil}
          mistake={mistakes['validUntil']}
        />
      </div>
      <CommitmentsEditor
        commitments={terms.commitments}
        mistake={Object.entries(mistakes).find(([name]) => name.startsWith('commitments'))?.[1]}
      />
      <details open={Object.keys(mistakes).some((name) => name.startsWith('particulars'))}>
        <summary>Lugar, domicilios, aviso y antecedentes</summary>
        <div className="fields">
          <TextField
            name="particulars.place"
            label="Lugar de firma"
            defaultValue={particulars.place ?? ''}
            isRequired={false}
            mistake={mistakes['particulars.place']}
          />
          <TextField
            name="particulars.federationAddress"
            label="Domicilio de la federación"
            defaultValue={particulars.federationAddress ?? ''}
            isRequired={false}
            mistake={mistakes['particulars.federationAddress']}
          />
          <TextField
            name="particulars.governmentAddress"
            label="Domicilio del gobierno"
            defaultValue={particulars.governmentAddress ?? ''}
            isRequired={false}
            mistake={mistakes['particulars.governmentAddress']}
          />
          <TextField
            name="particulars.noticeDays"
            label="Días naturales de aviso para terminarlo antes"
            hint="Sin este dato son 30."
            defaultValue={particulars.noticeDays === undefined ? '' : String(particulars.noticeDays)}
            isRequired={false}
            mistake={mistakes['particulars.noticeDays']}
          />
          <TextArea
            name="particulars.background"
            label="Antecedentes propios, uno por renglón"
            defaultValue={(particulars.background ?? []).join('\n')}
            isRequired={false}
            mistake={mistakes['particulars.background']}
          />
        </div>
      </details>
      <details>
        <summary>Cambiar la redacción de una cláusula, o añadir otra</summary>
        <div className="fields">
          {clauses
            .filter(({ id }) => !(id ?? '').startsWith('added-'))
            .map(({ id, label, title, paragraphs }) => (
              <TextArea
                key={id}
                name={`particulars.wordings.${id ?? ''}`}
                label={`${label ?? ''}. ${title ?? ''}`}
                hint={
                  particulars.wordings?.[id ?? ''] === undefined
                    ? `Como está: ${(paragraphs ?? []).join(' ')} Déjelo vacío para no cambiarla.`
                    : 'Tiene una redacción negociada; bórrela para volver a la de la plantilla.'
                }
                defaultValue={particulars.wordings?.[id ?? ''] ?? ''}
                isRequired={false}
                mistake={mistakes[`particulars.wordings.${id ?? ''}`]}
              />
            ))}
          {[...(particulars.addedClauses ?? []), { title: '', text: '' }].map((clause, index) => (
            // The rows are only added to, never moved.
            // oxlint-disable-next-line react/no-array-index-key
            <fieldset key={index} className="fields">
              <legend>{clause.title === '' ? 'Otra cláusula' : clause.title}</legend>
              <AddedClause clause={clause} place={index + 1} />
            </fieldset>
          ))}
        </div>
      </details>
    </>
  );
}

function AddedClause({ clause, place }: { clause: { title: string; text: string }; place: number }) {
  return (
    <>
      <label className="field">
        Título de la cláusula añadida {place} (opcional)
        <input name="added.title" defaultValue={clause.title} />
      </label>
      <label className="field">
        Texto de la cláusula añadida {place} (opcional)
        <textarea name="added.text" rows={4} defaultValue={clause.text} />
      </label>
    </>
  );
}

function PartyFields({
  name,
  who,
  party,
  mistakes,
}: {
  name: 'federationParty' | 'governmentParty';
  who: string;
  party: Party;
  mistakes: Mistakes;
}) {
  const required = [
    ['organization', `Institución que firma por ${who}`],
    ['signatory', `Quién firma por ${who}`],
    ['position', `Cargo de quien firma por ${who}`],
  ] as const;
  const optional = [
    ['faculties', `Facultades de quien firma por ${who}`, 'Ley y artículo: «el artículo 41 de la Ley…».'],
    ['rfc', `RFC de quien firma por ${who}`, 'Su e.firma debe llevarlo; no es público.'],
    ['curp', `CURP de quien firma por ${who}`, 'Su e.firma debe llevarla; no es pública.'],
    ['email', `Correo de quien firma por ${who}`, 'Ahí llega su enlace para firmar; no es público.'],
  ] as const;
  return (
    <fieldset className="fields">
      <legend>Por {who}</legend>
      {required.map(([field, label]) => (
        <TextField
          key={field}
          name={`${name}.${field}`}
          label={label}
          defaultValue={party[field]}
          mistake={mistakes[`${name}.${field}`]}
        />
      ))}
      {optional.map(([field, label, hint]) => (
        <TextField
          key={field}
          name={`${name}.${field}`}
          label={label}
          hint={hint}
          defaultValue={party[field] ?? ''}
          isRequired={false}
          mistake={mistakes[`${name}.${field}`]}
        />
      ))}
    </fieldset>
  );
}
