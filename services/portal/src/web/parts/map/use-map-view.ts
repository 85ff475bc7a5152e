import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { type Size, type View, pan, zoom } from './view.ts';

const step = 1.6;
/** A pointer that moves less than this many pixels chose something; it did not drag. */
const smallestDragPx = 4;

/** The window over the drawing: where it is, and how pointer, wheel and keys move it. */
export function useMapView(home: View, size: Size) {
  const [view, setView] = useState(home);
  const surface = useRef<SVGSVGElement>(null);
  const drag = useRef<{ x: number; y: number; isDragging: boolean } | null>(null);

  // The wheel alone scrolls the page; with Control, or pinching on a trackpad, it brings the map nearer.
  useEffect(() => {
    const svg = surface.current;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      setView((current) => zoom(current, event.deltaY < 0 ? 1.2 : 1 / 1.2));
    };
    svg?.addEventListener('wheel', onWheel, { passive: false });
    return () => svg?.removeEventListener('wheel', onWheel);
  }, []);

  const pixels = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return size.width / Math.max(1, box.width);
  };
  const pointer = {
    onPointerDown: (event: PointerEvent) => {
      drag.current = { x: event.clientX, y: event.clientY, isDragging: false };
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      const from = drag.current;
      if (!from || event.buttons === 0) return;
      const [right, down] = [from.x - event.clientX, from.y - event.clientY];
      if (!from.isDragging && Math.hypot(right, down) < smallestDragPx) return;
      if (!from.isDragging) event.currentTarget.setPointerCapture(event.pointerId);
      const ratio = pixels(event);
      drag.current = { x: event.clientX, y: event.clientY, isDragging: true };
      setView((current) => pan(current, right * ratio, down * ratio));
    },
    onPointerUp: () => {
      drag.current = null;
    },
  };

  const strideX = size.width / 5;
  const strideY = size.height / 5;
  const keys: Record<string, (current: View) => View> = {
    ArrowLeft: (current) => pan(current, -strideX, 0),
    ArrowRight: (current) => pan(current, strideX, 0),
    ArrowUp: (current) => pan(current, 0, -strideY),
    ArrowDown: (current) => pan(current, 0, strideY),
    '+': (current) => zoom(current, step),
    '-': (current) => zoom(current, 1 / step),
    '0': () => home,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = keys[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setView(move);
  };

  return {
    view,
    setView,
    surface,
    handlers: { ...pointer, onKeyDown },
    nearer: () => setView((current) => zoom(current, step)),
    farther: () => setView((current) => zoom(current, 1 / step)),
    goHome: () => setView(home),
  };
}
