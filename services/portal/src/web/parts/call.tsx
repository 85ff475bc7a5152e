import { CopyButton } from './copy-button.tsx';

/** A command to copy, with what it is for. */
export function Call({
  title,
  command,
  heading = 'h3',
}: {
  title: string;
  command: string;
  heading?: 'h3' | 'h4';
}) {
  const Heading = heading;
  return (
    <div className="stack-tight">
      <Heading>{title}</Heading>
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
