import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { alternatesOf } from '../alternates.ts';
import { paths } from '../paths.ts';
import { siteNameOf, useSite } from '../site.ts';
import { type StatusKind, StatusShape, ThemeIcon } from './icons.tsx';

/**
 * Title, description and address of the page, and its other forms, lifted into <head> by React. `alternateOf` is the
 * address they are of, where a page is more than its canonical one.
 */
export function Head({
  title,
  description,
  path,
  alternateOf = path,
}: {
  title: string;
  description?: string;
  path: string;
  alternateOf?: string;
}) {
  const site = useSite();
  const { publicUrl } = site;
  const name = siteNameOf(site);
  const full = title === 'Red México Abierto' ? name : `${title} · ${name}`;
  return (
    <>
      <title>{full}</title>
      {description !== undefined && <meta name="description" content={description.slice(0, 300)} />}
      <meta property="og:title" content={full} />
      <link rel="canonical" href={`${publicUrl}${path}`} />
      {alternatesOf(alternateOf).map((other) => (
        <link key={other.href} rel="alternate" type={other.type} href={other.href} title={other.title} />
      ))}
    </>
  );
}

export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>;
}

export function StatusWord({ kind, children }: { kind: StatusKind; children: ReactNode }) {
  return (
    <span className={`status ${kind}`}>
      <StatusShape kind={kind} />
      {children}
    </span>
  );
}

export function ThemeMark({
  theme,
  size,
  isLink = true,
}: {
  theme: { id: string; name: string };
  size?: 'large';
  isLink?: boolean;
}) {
  const className = `theme-mark theme-${theme.id}${size ? ` ${size}` : ''}`;
  const content = (
    <>
      <ThemeIcon theme={theme.id} />
      <span>{theme.name}</span>
    </>
  );
  return isLink ? (
    <Link to={paths.theme(theme.id)} className={className}>
      {content}
    </Link>
  ) : (
    <span className={className}>{content}</span>
  );
}

export function Breadcrumbs({ trail }: { trail: { name: string; to?: string }[] }) {
  return (
    <nav className="breadcrumbs" aria-label="Ruta">
      <ol>
        {trail.map(({ name, to }) => (
          <li key={name}>
            {to === undefined ? <span aria-current="page">{name}</span> : <Link to={to}>{name}</Link>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export function Facts({ facts }: { facts: [name: string, value: ReactNode][] }) {
  return (
    <dl className="facts-list">
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** What a page says when there is nothing to show: why, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="notice stack-tight">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export function Notice({
  kind,
  title,
  children,
  role,
}: {
  kind?: 'attention' | 'error';
  title?: string;
  children: ReactNode;
  role?: 'status' | 'alert';
}) {
  return (
    <div className={`notice${kind ? ` ${kind}` : ''}`} role={role}>
      {title !== undefined && <h2>{title}</h2>}
      {children}
    </div>
  );
}
