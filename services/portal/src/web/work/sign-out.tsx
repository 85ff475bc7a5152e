import { useNavigate } from 'react-router';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';

export function SignOut() {
  const { signOut } = useSession();
  const navigate = useNavigate();
  return (
    <button
      type="button"
      className="button quiet"
      onClick={() => void signOut().then(() => navigate(paths.home()))}
    >
      Salir
    </button>
  );
}
