/**
 * The first script of every page. Public pages work as plain HTML, so React is only fetched once a person starts to
 * use one; pages of work need it at once, and so does someone who is signed in, to see their own menu.
 */
import './design/index.css';
import { stateElementId } from './document-state.ts';
import { wasSignedIn } from './session-hint.ts';

type State = { interactive: boolean; hydration: unknown };

const text = document.getElementById(stateElementId)?.textContent;
const state = text ? (JSON.parse(text) as State) : null;
const gestures = ['pointerover', 'touchstart', 'keydown', 'focusin'] as const;

function takeOver(): void {
  for (const gesture of gestures) removeEventListener(gesture, takeOver);
  void import('./hydrate.tsx').then(({ hydrate }) => hydrate());
}

if (state?.hydration) {
  if (state.interactive || wasSignedIn()) takeOver();
  else for (const gesture of gestures) addEventListener(gesture, takeOver, { passive: true });
}
