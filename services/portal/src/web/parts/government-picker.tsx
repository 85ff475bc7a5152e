import { useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { createApi } from '../api.ts';
import { Field } from '../design/form.tsx';

export type PickedGovernment = { cvegeo: string; fullName: string };

const document = `query PickGovernment($query: String) {
  governments(filter: { query: $query }, first: 12) { nodes { cvegeo fullName } }
}`;

/** The key at the beginning of "17 Morelos" or "30087 Xalapa, Veracruz…"; what was typed when there is none. */
export function keyOf(typed: string): string {
  return /^\d{5}|^\d{2}(?!\d)/.exec(typed.trim())?.[0] ?? typed.trim();
}

/**
 * From a name to an INEGI key: a text field with suggestions. Without scripts it still takes a key. The form receives
 * the key in `name`.
 */
export function GovernmentPicker({
  name,
  label,
  hint,
  mistake,
  defaultKey = '',
}: {
  name: string;
  label: string;
  hint?: string;
  mistake?: string | undefined;
  /** An INEGI key that is already known, as when a link brought it. */
  defaultKey?: string;
}) {
  const listId = useId();
  const [typed, setTyped] = useState(defaultKey);
  const [options, setOptions] = useState<PickedGovernment[]>([]);
  const asked = useDeferredValue(typed);
  const input = useRef<HTMLInputElement>(null);
  // What was typed before the page was taken over is only in the element.
  useEffect(() => setTyped((before) => input.current?.value || before), []);
  useEffect(() => {
    if (asked.trim().length < 2 || /^\d{2,5} /.test(asked)) return;
    const controller = new AbortController();
    const api = createApi((path, init) => fetch(path, { ...init, signal: controller.signal }));
    api
      .query<{ governments: { nodes: PickedGovernment[] } }>(document, { query: asked })
      .then(({ governments }) => setOptions(governments.nodes))
      .catch(() => undefined);
    return () => controller.abort();
  }, [asked]);
  return (
    <Field name={name} label={label} {...(hint !== undefined && { hint })} mistake={mistake}>
      {(props) => (
        <>
          <input
            {...props}
            ref={input}
            type="text"
            list={listId}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            {...(typed === '' && { name })}
          />
          {typed !== '' && <input type="hidden" name={name} value={keyOf(typed)} />}
          <datalist id={listId}>
            {options.map(({ cvegeo, fullName }) => (
              <option key={cvegeo} value={`${cvegeo} ${fullName}`} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
