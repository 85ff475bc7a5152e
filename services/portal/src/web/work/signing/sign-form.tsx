import { Field, FileField, TextField } from '../../design/form.tsx';
import { passwordOf } from '../form-text.ts';
import { WorkForm } from '../work-form.tsx';
import { signInBrowser } from './sign-in-browser.ts';
import type { SignedAnswer, SigningLink } from './signing-types.ts';

const isChosen = (value: FormDataEntryValue | null): value is File => value instanceof File && value.size > 0;

/** The three things a signatory has, used in this browser and nowhere else. */
export function SignForm({
  address,
  link,
  onSigned,
}: {
  address: string;
  link: SigningLink;
  onSigned: (answer: SignedAnswer) => void;
}) {
  return (
    <WorkForm
      label="Firmar el convenio"
      busyLabel="Firmando…"
      check={(form) => ({
        ...(!isChosen(form.get('cer')) && { cer: 'Elija su certificado (.cer).' }),
        ...(!isChosen(form.get('key')) && { key: 'Elija su llave privada (.key).' }),
        ...(passwordOf(form) === '' && { password: 'Escriba la contraseña de su llave privada.' }),
        ...(form.get('consent') === null && { consent: 'Marque la casilla para poder firmar.' }),
      })}
      action={async (form) => {
        const [cer, key] = [form.get('cer'), form.get('key')];
        if (!isChosen(cer) || !isChosen(key)) return;
        onSigned(await signInBrowser(address, { link, files: { cer, key, password: passwordOf(form) } }));
      }}
    >
      {(mistakes) => (
        <>
          <FileField
            name="cer"
            label="Certificado de su e.firma (.cer)"
            accept=".cer,application/x-x509-ca-cert,application/pkix-cert"
            mistake={mistakes['cer']}
          />
          <FileField
            name="key"
            label="Llave privada (.key)"
            hint="Se abre aquí mismo; no se envía."
            accept=".key"
            mistake={mistakes['key']}
          />
          <TextField
            name="password"
            label="Contraseña de la llave privada"
            hint="Tampoco se envía ni se guarda."
            type="password"
            autoComplete="off"
            mistake={mistakes['password']}
          />
          <Field
            name="consent"
            label="Acepto que mi certificado sea parte de la evidencia pública"
            hint="El certificado dice su nombre, RFC y CURP. Quien quiera comprobar la firma sin preguntarnos lo necesita."
            mistake={mistakes['consent']}
          >
            {(props) => <input {...props} type="checkbox" name="consent" />}
          </Field>
        </>
      )}
    </WorkForm>
  );
}
