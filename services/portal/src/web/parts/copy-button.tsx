import { useState } from 'react';
import { useHydrated } from './hydrated.ts';

/** Copies a text; drawn only where a browser can do it, because the text itself is on the page to select. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const isHydrated = useHydrated();
  if (!isHydrated) return null;
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => setCopied(true));
  };
  return (
    <button type="button" className="button quiet" onClick={copy}>
      {copied ? 'Copiado' : label}
    </button>
  );
}
