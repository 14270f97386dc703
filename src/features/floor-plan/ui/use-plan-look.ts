import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import {
  clampView,
  fitToScreen,
  openingView,
  reveal,
  scaleOf,
  zoomAbout,
  type Size,
  type View,
} from '../domain/fit-to-screen';

const BUTTON_STEP = 1.4;

/** What part of the drawing is on the screen, and the three buttons that move it; fingers and wheel are in `plan-hands.tsx`. */
export function usePlanLook(drawing: Size, frame: RefObject<HTMLDivElement | null>) {
  const [screen, setScreen] = useState<Size>();
  const [moved, setMoved] = useState<View>();
  /** A press that became a drag must not end as a tap. */
  const dragging = useRef(false);

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0 && height > 0)
        setScreen((was) => (was?.width === width && was.height === height ? was : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);

  const sized = screen ?? { width: drawing.width * 0.4, height: drawing.height * 0.4 };
  const view = moved ? fitted(moved, drawing, sized) : openingView(drawing, sized);
  const whole = scaleOf(view, sized) <= scaleOf(fitToScreen(drawing, sized), sized) * 1.001;

  const now = useRef({ view, sized, drawing });
  useLayoutEffect(() => {
    now.current = { view, sized, drawing };
  });
  const change = useCallback((step: (view: View) => View) => {
    const next = step(now.current.view);
    if (next === now.current.view) return;
    now.current.view = next;
    setMoved(next);
  }, []);
  const show = useCallback(
    (box: View) => change((v) => reveal(v, box, now.current.drawing, now.current.sized)),
    [change],
  );

  const zoomBy = (factor: number) =>
    change((v) => zoomAbout(v, factor, { x: v.x + v.width / 2, y: v.y + v.height / 2 }, drawing, sized));

  return {
    view,
    /** the frame, in pixels */
    screen: sized,
    scale: scaleOf(view, sized),
    whole,
    /** With the whole height on the screen a finger that goes up or down scrolls the page. */
    fullHeight: view.height >= drawing.height * 0.999,
    dragging,
    onHold: () => {
      dragging.current = true;
    },
    /** Only after the click that a drag ends with. */
    onLetGo: () => {
      setTimeout(() => (dragging.current = false));
    },
    /** By a finger: `step` answers the next view from the one that shows. */
    change,
    /** Before the first measurement there is nothing to move. */
    measured: screen !== undefined,
    zoomIn: () => zoomBy(BUTTON_STEP),
    zoomOut: () => zoomBy(1 / BUTTON_STEP),
    fit: () => setMoved(fitToScreen(drawing, sized)),
    /** Brings a place onto the screen, for one who walks or picks without pointing. */
    show,
  };
}

/** After the frame changed its proportions: same left edge and width, still without a gap. */
function fitted(view: View, drawing: Size, screen: Size): View {
  const height = (view.width / screen.width) * screen.height;
  return Math.abs(height - view.height) < 0.01 ? view : clampView({ ...view, height }, drawing, screen);
}
