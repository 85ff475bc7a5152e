import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../api.ts';
import { Field } from '../../design/form.tsx';
import { textOf } from '../form-text.ts';

/** Where the code of an authenticator application, or a recovery code, is typed; `takesFocus` when it appears late. */
export function CodeField({
  mistake,
  takesFocus = true,
  hint = 'El de seis cifras de su aplicación de verificación, o uno de sus códigos de recuperación.',
}: {
  mistake?: string | undefined;
  takesFocus?: boolean;
  hint?: string;
}) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  return (
    <Field name="code" label="Código de verificación" hint={hint} mistake={mistake}>
      {(props) => (
        <input
          {...props}
          ref={input}
          type="text"
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
    </Field>
  );
}

/** Signing in for whoever may have a second factor: the field for its code appears when the account asks for it. */
export function useCodeStep() {
  const [isAsked, setIsAsked] = useState(false);
  return {
    isAsked,
    attempt: async (form: FormData, signIn: (code: string | undefined) => Promise<unknown>) => {
      const code = textOf(form, 'code');
      try {
        await signIn(code === '' ? undefined : code);
      } catch (error) {
        const isNeeded = error instanceof ApiProblem && error.problem.code === 'second-factor-needed';
        if (!isNeeded || isAsked) throw error;
        setIsAsked(true);
      }
    },
  };
}
