import { useState } from 'react';
import { FileField, SelectField, TextField } from '../../design/form.tsx';
import { Notice } from '../../design/text.tsx';
import { postName } from '../../parts/people.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { WorkForm } from '../work-form.tsx';

/** Records who holds a post from now on, or who substitutes its holder, by the document that designates them. */
export function DesignationForm({ cvegeo, onDone }: { cvegeo: string; onDone: () => Promise<void> }) {
  const { call } = useSession();
  const [designated, setDesignated] = useState<string | null>(null);
  return (
    <div className="stack">
      <p>
        Desde el primer día, quien deja el cargo pierde el acceso y quien llega recibe su invitación por
        correo. Puede registrar antes a quien llega con la próxima administración. El suplente solo actúa
        cuando el cargo está vacante o el titular ausente. Nada de lo anterior se borra: queda en el
        historial.
      </p>
      {designated !== null && (
        <Notice role="status" title="Designación registrada">
          <p>{designated} recibe su invitación el primer día de su periodo.</p>
        </Notice>
      )}
      <WorkForm
        key={designated}
        label="Registrar la designación"
        check={(form) => {
          const file = form.get('designation');
          return {
            ...(textOf(form, 'name') === '' && { name: 'Escriba el nombre completo.' }),
            ...(textOf(form, 'position') === '' && { position: 'Escriba el cargo.' }),
            ...(textOf(form, 'email') === '' && { email: 'Escriba el correo institucional.' }),
            ...(textOf(form, 'termStarts') === '' && { termStarts: 'Escriba desde cuándo.' }),
            ...((!(file instanceof File) || file.size === 0) && {
              designation: 'Adjunte el oficio de designación.',
            }),
          };
        }}
        action={async (form) => {
          if (textOf(form, 'termEnds') === '') form.delete('termEnds');
          await call(`/api/v1/governments/${cvegeo}/officials`, { method: 'POST', body: form });
          setDesignated(textOf(form, 'email'));
          await onDone();
        }}
      >
        {(mistakes) => (
          <>
            <SelectField
              name="post"
              label="Papel"
              options={['liaison', 'administrator'].map((post) => ({ value: post, label: postName(post) }))}
              mistake={mistakes['post']}
            />
            <SelectField
              name="standing"
              label="Como"
              options={[
                { value: 'holder', label: 'Titular' },
                { value: 'substitute', label: 'Suplente' },
              ]}
              mistake={mistakes['standing']}
            />
            <TextField name="name" label="Nombre de quien llega" mistake={mistakes['name']} />
            <TextField name="position" label="Cargo" mistake={mistakes['position']} />
            <TextField name="email" label="Correo institucional" type="email" mistake={mistakes['email']} />
            <TextField name="termStarts" label="Desde" type="date" mistake={mistakes['termStarts']} />
            <TextField
              name="termEnds"
              label="Hasta"
              hint="Sin fecha, termina con la administración que lo designa."
              type="date"
              isRequired={false}
              mistake={mistakes['termEnds']}
            />
            <FileField
              name="designation"
              label="Oficio de designación (PDF, JPEG o PNG)"
              accept="application/pdf,image/jpeg,image/png"
              mistake={mistakes['designation']}
            />
          </>
        )}
      </WorkForm>
    </div>
  );
}
