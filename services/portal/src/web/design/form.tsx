import { type ReactNode, createContext, useContext, useEffect, useRef } from 'react';

export type ControlProps = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};

/** Several forms on one page may ask for the same thing; each form's fields carry its own prefix. */
export const FormScope = createContext('');

/** The element of a field by its name, so that labels and an error summary lead to it. */
export function useFieldId(): (name: string) => string {
  const scope = useContext(FormScope);
  return (name) => `campo${scope}-${name.replaceAll('.', '-')}`;
}

/** A label, an optional hint, the control, and what is wrong with it, tied together for every reader. */
export function Field({
  name,
  label,
  hint,
  mistake,
  children,
}: {
  name: string;
  label: string;
  hint?: ReactNode;
  mistake?: string | undefined;
  children: (props: ControlProps) => ReactNode;
}) {
  const controlId = useFieldId()(name);
  const hintId = hint === undefined ? undefined : `${controlId}-ayuda`;
  const mistakeId = mistake === undefined ? undefined : `${controlId}-error`;
  return (
    <div className={mistake === undefined ? 'field' : 'field wrong'}>
      <label htmlFor={controlId}>{label}</label>
      {hint !== undefined && (
        <span className="hint" id={hintId}>
          {hint}
        </span>
      )}
      {mistake !== undefined && (
        <span className="mistake" id={mistakeId}>
          <span className="visually-hidden">Error: </span>
          {mistake}
        </span>
      )}
      {children({
        id: controlId,
        'aria-describedby': [hintId, mistakeId].filter(Boolean).join(' ') || undefined,
        'aria-invalid': mistake === undefined ? undefined : true,
      })}
    </div>
  );
}

type TextProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  mistake?: string | undefined;
  type?: 'text' | 'email' | 'password' | 'tel' | 'date' | 'url';
  autoComplete?: string;
  defaultValue?: string;
  isRequired?: boolean;
};

/** A line of text; uncontrolled, so that what was typed before the page was taken over stays. */
export function TextField({
  name,
  label,
  hint,
  mistake,
  type = 'text',
  autoComplete,
  defaultValue,
  isRequired = true,
}: TextProps) {
  return (
    <Field label={isRequired ? label : `${label} (opcional)`} hint={hint} mistake={mistake} name={name}>
      {(props) => (
        <input {...props} type={type} name={name} autoComplete={autoComplete} defaultValue={defaultValue} />
      )}
    </Field>
  );
}

export function TextArea({
  name,
  label,
  hint,
  mistake,
  defaultValue,
  isRequired = true,
}: Omit<TextProps, 'type' | 'autoComplete'>) {
  return (
    <Field label={isRequired ? label : `${label} (opcional)`} hint={hint} mistake={mistake} name={name}>
      {(props) => <textarea {...props} name={name} rows={4} defaultValue={defaultValue} />}
    </Field>
  );
}

export function SelectField({
  name,
  label,
  hint,
  mistake,
  options,
  defaultValue,
}: Omit<TextProps, 'type'> & { options: { value: string; label: string }[] }) {
  return (
    <Field name={name} label={label} hint={hint} mistake={mistake}>
      {(props) => (
        <select {...props} name={name} defaultValue={defaultValue}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function FileField({
  name,
  label,
  hint,
  mistake,
  accept,
}: {
  name: string;
  label: string;
  hint?: ReactNode;
  mistake?: string | undefined;
  accept: string;
}) {
  return (
    <Field name={name} label={label} hint={hint} mistake={mistake}>
      {(props) => <input {...props} type="file" name={name} accept={accept} />}
    </Field>
  );
}

export type Mistakes = Record<string, string>;

/** Every mistake at the top, each a link to its field; takes the focus when it appears. */
export function ErrorSummary({
  title,
  detail,
  mistakes,
}: {
  title: string;
  detail?: string;
  mistakes: Mistakes;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [title, detail, mistakes]);
  const idOf = useFieldId();
  const entries = Object.entries(mistakes);
  return (
    <div className="notice error" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      {detail !== undefined && <p>{detail}</p>}
      {entries.length > 0 && (
        <ul>
          {entries.map(([name, message]) => (
            <li key={name}>
              <a href={`#${idOf(name)}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
