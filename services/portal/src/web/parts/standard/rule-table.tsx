import { DataTable } from '../../design/data-table.tsx';
import { StatusWord } from '../../design/text.tsx';
import type { DocumentedRule } from './documentation.ts';

/** What is checked and how it is put right; errors before warnings. */
export function RuleTable({ caption, rules }: { caption: string; rules: DocumentedRule[] }) {
  const isFormat = rules.some(({ about }) => about !== undefined);
  const ordered = rules.toSorted((a, b) => a.severity.localeCompare(b.severity));
  return (
    <DataTable
      caption={caption}
      captionHidden
      keyOf={({ code, about, message }) => `${code} ${about ?? ''} ${message.es}`}
      rows={ordered}
      columns={[
        { title: 'Qué se encuentra', cell: ({ message }) => message.es },
        { title: 'Cómo se corrige', cell: ({ fix }) => fix },
        {
          title: 'Qué tan grave',
          cell: ({ severity }) => (
            <StatusWord kind={severity === 'error' ? 'bad' : 'late'}>
              {severity === 'error' ? 'Impide publicar' : 'Se advierte'}
            </StatusWord>
          ),
        },
        ...(isFormat ? [{ title: 'Dónde', cell: ({ about }: DocumentedRule) => about ?? '' }] : []),
        { title: 'Código', cell: ({ code }) => <code>{code}</code> },
      ]}
    />
  );
}
