import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { Problem } from '../api.ts';
import { ErrorSummary, FormScope, type Mistakes } from '../design/form.tsx';
import { useHydrated } from '../parts/hydrated.ts';
import { toProblem } from './rest.ts';

/** `/liaison/email` of a problem to `liaison.email`, the name of the field. */
export function mistakesOf(problem: Problem): Mistakes {
  return Object.fromEntries(
    (problem.errors ?? []).map(({ pointer, message }) => [
      pointer.split('/').slice(1).join('.').replaceAll('~1', '/').replaceAll('~0', '~'),
      message,
    ]),
  );
}

/**
 * A form that forgives: nothing typed is lost, mistakes come together at the top and beside each field, and the button
 * says what will happen and waits until the page can send it.
 */
export function WorkForm({
  action,
  label,
  busyLabel = 'Enviando…',
  check,
  kind,
  children,
}: {
  action: (form: FormData) => Promise<void>;
  label: string;
  busyLabel?: string;
  /** What can be told before asking the service. */
  check?: (form: FormData) => Mistakes;
  kind?: 'quiet' | 'danger';
  children?: (mistakes: Mistakes) => ReactNode;
}) {
  const [failure, setFailure] = useState<{ title: string; detail?: string; mistakes: Mistakes } | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const isHydrated = useHydrated();
  const scope = useId();

  const submit = async (form: FormData) => {
    const found = check?.(form) ?? {};
    if (Object.keys(found).length > 0) {
      setFailure({ title: 'Revise lo que falta', mistakes: found });
      return;
    }
    setIsBusy(true);
    setFailure(null);
    try {
      await action(form);
    } catch (error) {
      const problem = toProblem(error);
      setFailure({ title: problem.title, detail: problem.detail, mistakes: mistakesOf(problem) });
    } finally {
      setIsBusy(false);
    }
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void submit(new FormData(event.currentTarget));
  };

  return (
    <FormScope value={scope}>
      <form className="fields" onSubmit={onSubmit} noValidate method="post">
        {failure && <ErrorSummary {...failure} />}
        {children?.(failure?.mistakes ?? {})}
        <div>
          <button
            type="submit"
            className={`button${kind ? ` ${kind}` : ''}`}
            disabled={!isHydrated || isBusy}
          >
            {isBusy ? busyLabel : label}
          </button>
        </div>
      </form>
    </FormScope>
  );
}
