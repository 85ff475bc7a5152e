/** One choice of a filter that works as a plain form; its name is read, not shown. */
export function FilterChoice({
  name,
  label,
  chosen = '',
  options,
}: {
  name: string;
  label: string;
  chosen: string | undefined;
  options: [value: string, word: string][];
}) {
  return (
    <select
      name={name}
      aria-label={label}
      defaultValue={chosen}
      key={chosen}
      style={{ width: 'auto', maxWidth: '100%' }}
    >
      {options.map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  );
}
