import { Form, Link } from 'react-router';

/** A calendar to look back with, as a plain form: the day is part of the address. */
export function DayForm({ action, day, label }: { action: string; day: string | null; label: string }) {
  return (
    <Form action={action} method="get" className="row" key={day}>
      <label htmlFor="dia">{label}</label>
      <input
        id="dia"
        type="date"
        name="dia"
        required
        defaultValue={day ?? undefined}
        style={{ width: 'auto' }}
      />
      <button type="submit" className="button">
        Ver ese día
      </button>
      {day !== null && <Link to={action}>Volver a hoy</Link>}
    </Form>
  );
}
