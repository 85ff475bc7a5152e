import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { createApi } from '../../api.ts';
import { countOf } from '../../format.ts';
import { useHydrated } from '../hydrated.ts';

/** Time after a key in which another one may come. */
const pauseMs = 120;
const fewestLetters = 2;

export type Suggestion = { text: string; kind: string; url: string | null; count: number | null };

const document = `query Suggest($text: String!) { suggest(text: $text) { text kind url count } }`;
const kindWords: Record<string, string> = {
  TERM: 'Buscar',
  DATASET: 'Conjunto de datos',
  GOVERNMENT: 'Gobierno',
  STANDARD: 'Estándar',
  THEME: 'Tema',
};

/** What may be meant by what is being typed; empty until there is an answer, and when there is none. */
function useSuggestions(typed: string): Suggestion[] {
  const [found, setFound] = useState<{ typed: string; items: Suggestion[] }>({ typed: '', items: [] });
  useEffect(() => {
    if (typed.length < fewestLetters) return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      createApi((path, init) => fetch(path, { ...init, signal: controller.signal }))
        .query<{ suggest: Suggestion[] }>(document, { text: typed })
        .then(({ suggest }) => setFound({ typed, items: suggest }))
        .catch(() => undefined);
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [typed]);
  return typed.length < fewestLetters ? [] : found.items;
}

/**
 * The field of a search with suggestions (ARIA's combobox with a list): arrows go through them, Enter takes one, Escape
 * closes them. Without scripts it is a plain field. `onText` looks for words; other suggestions lead to their page.
 */
export function SearchCombobox({
  label,
  value,
  placeholder,
  onText,
}: {
  label: string;
  value: string | null;
  placeholder?: string;
  onText: (text: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const isHydrated = useHydrated();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const suggestions = useSuggestions(typed);
  const isShown = isOpen && suggestions.length > 0;
  const optionId = (index: number) => `${listId}-${index}`;

  useEffect(() => setActive(-1), [suggestions]);

  const close = () => {
    setIsOpen(false);
    setActive(-1);
  };
  const take = ({ kind, text, url }: Suggestion) => {
    close();
    if (url !== null && kind !== 'TERM') return void navigate(new URL(url, location.href).pathname);
    if (input.current) input.current.value = text;
    onText(text);
  };
  const step = (by: 1 | -1) => {
    const places = suggestions.length + 1;
    setActive((before) => ((before + 1 + by + places) % places) - 1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (suggestions.length === 0) return;
      event.preventDefault();
      setIsOpen(true);
      step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape' && isShown) {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter') {
      const chosen = isShown ? suggestions[active] : undefined;
      if (chosen) {
        event.preventDefault();
        take(chosen);
      } else close();
    }
  };
  const combobox = isHydrated
    ? ({
        role: 'combobox',
        'aria-expanded': isShown,
        'aria-controls': listId,
        'aria-autocomplete': 'list',
        ...(isShown && active >= 0 && { 'aria-activedescendant': optionId(active) }),
      } as const)
    : {};
  return (
    <div className="combobox">
      <input
        type="search"
        name="q"
        key={value}
        ref={input}
        aria-label={label}
        defaultValue={value ?? ''}
        placeholder={placeholder}
        autoComplete="off"
        {...combobox}
        onInput={(event) => {
          setTyped(event.currentTarget.value.trim());
          setIsOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {isHydrated && (
        <>
          <div id={listId} role="listbox" aria-label="Sugerencias" hidden={!isShown}>
            {suggestions.map((suggestion, index) => (
              <div
                key={`${suggestion.kind}${suggestion.url ?? ''}${suggestion.text}`}
                id={optionId(index)}
                role="option"
                aria-selected={index === active}
                tabIndex={-1}
                // The field keeps the focus, so that leaving it is what closes the list.
                onMouseDown={(event) => {
                  event.preventDefault();
                  take(suggestion);
                }}
              >
                <span>{suggestion.text}</span>
                <span className="soft small">
                  {kindWords[suggestion.kind] ?? ''}
                  {suggestion.count !== null &&
                    suggestion.kind !== 'DATASET' &&
                    `, ${countOf(suggestion.count, 'conjunto', 'conjuntos')}`}
                </span>
              </div>
            ))}
          </div>
          <span className="visually-hidden" role="status">
            {isShown && countOf(suggestions.length, 'sugerencia', 'sugerencias')}
          </span>
        </>
      )}
    </div>
  );
}
