/** A note that someone signed in on this browser; never a credential, only whether asking for a session is worth it. */
const key = 'rma-sesion';

export function wasSignedIn(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

export function noteSignedIn(isSignedIn: boolean): void {
  try {
    if (isSignedIn) localStorage.setItem(key, '1');
    else localStorage.removeItem(key);
  } catch {
    // Storage may be forbidden; the session then lasts as long as the page.
  }
}
