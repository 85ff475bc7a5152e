import { useEffect, useState } from 'react';
import { Notice } from '../../design/text.tsx';

type Pairs = {
  password: string;
  pairs: { file: string; what: string; name: string; rfc: string; curp: string }[];
};

/** In a demonstration: certificates without validity, to sign with and to be refused with. */
export function DemonstrationPairs() {
  const [list, setList] = useState<Pairs | null>(null);
  useEffect(() => {
    void fetch('/demonstration/efirma.json').then(async (response) => {
      if (response.ok) setList((await response.json()) as Pairs);
    });
  }, []);
  if (list === null) return null;
  return (
    <Notice kind="attention" title="Certificados de prueba, sin validez">
      <p>
        Esta es una red de demostración. Descargue un par para firmar; la contraseña de todos es{' '}
        <code>{list.password}</code>.
      </p>
      <ul>
        {list.pairs.map(({ file, what, name, rfc }) => (
          <li key={file}>
            {what}: {name}, RFC {rfc}.{' '}
            <a href={`/demonstration/efirma/${file}.cer`} download>
              {file}.cer
            </a>{' '}
            y{' '}
            <a href={`/demonstration/efirma/${file}.key`} download>
              {file}.key
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
