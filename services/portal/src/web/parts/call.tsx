import { CopyButton } from './copy-button.tsx';

/** A command to copy, with what it is for. */
export function Call({ title, command }: { title: string; command: string }) {
  return (
    <div className="stack-tight">
      <h3>{title}</h3>
      <pre tabIndex={0} aria-label={title}>
        <code>{command}</code>
      </pre>
      <CopyButton text={command} label={`Copiar: ${title}`} />
    </div>
  );
}

/** A GraphQL question as a command for a terminal. */
export const graphqlCall = (publicUrl: string, query: string): string =>
  `curl -s ${publicUrl}/graphql \\\n  -H 'content-type: application/json' \\\n  -d '${JSON.stringify({ query })}'`;
