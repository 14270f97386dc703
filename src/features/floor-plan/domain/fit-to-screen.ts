/** The part of the drawing that is on the screen, in centimetres: an SVG viewBox with the screen's own proportions. */
export type View = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Size = { readonly width: number; readonly height: number };

/** Closest look: 2.2 screen pixels to a centimetre, a desk then fills a phone. */
const CLOSEST = 2.2;

/** Screen pixels per centimetre. */
export const scaleOf = (view: View, screen: Size): number => screen.width / view.width;

/** Shows the whole drawing, centred, as large as the screen allows. */
export function fitToScreen(drawing: Size, screen: Size): View {
  const scale = Math.min(screen.width / drawing.width, screen.height / drawing.height);
  return centredOn(drawing.width / 2, drawing.height / 2, scale, screen);
}

function centredOn(x: number, y: number, scale: number, screen: Size): View {
  const width = screen.width / scale;
  const height = screen.height / scale;
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** The first look at a plan: whole where desks are then large enough to tap, else closer, filling the screen's height. */
export function openingView(drawing: Size, screen: Size, tappable = 0.17): View {
  const whole = fitToScreen(drawing, screen);
  if (scaleOf(whole, screen) >= tappable) return whole;
  const scale = Math.max(tappable, screen.height / drawing.height);
  const width = screen.width / scale;
  const height = screen.height / scale;
  return clampView({ x: 0, y: (drawing.height - height) / 2, width, height }, drawing, screen);
}

/** Zooms so that the point under the finger or pointer (`at`, in centimetres) stays where it is. */
export function zoomAbout(view: View, factor: number, at: { x: number; y: number }, drawing: Size, screen: Size): View {
  const wanted = scaleOf(view, screen) * factor;
  const scale = Math.min(CLOSEST, Math.max(scaleOf(fitToScreen(drawing, screen), screen), wanted));
  const ratio = scaleOf(view, screen) / scale;
  return clampView(
    {
      x: at.x - (at.x - view.x) * ratio,
      y: at.y - (at.y - view.y) * ratio,
      width: screen.width / scale,
      height: screen.height / scale,
    },
    drawing,
    screen,
  );
}

/** Moves the look by a distance in screen pixels, as a drag does. */
export function panBy(view: View, dx: number, dy: number, drawing: Size, screen: Size): View {
  const scale = scaleOf(view, screen);
  return clampView({ ...view, x: view.x - dx / scale, y: view.y - dy / scale }, drawing, screen);
}

/** Keeps the drawing on the screen: centred along a side that has room, else without a gap at its edges, never smaller than whole. */
export function clampView(view: View, drawing: Size, screen: Size): View {
  const whole = fitToScreen(drawing, screen);
  if (view.width > whole.width) return whole;
  const along = (start: number, extent: number, full: number) =>
    extent >= full ? (full - extent) / 2 : Math.min(Math.max(start, 0), full - extent);
  return {
    ...view,
    x: along(view.x, view.width, drawing.width),
    y: along(view.y, view.height, drawing.height),
  };
}

/** Moves the look just enough that `box` is on the screen, for a member who walks over the plan with the keyboard. */
export function reveal(view: View, box: View, drawing: Size, screen: Size): View {
  const margin = Math.min(view.width, view.height) * 0.08;
  const along = (start: number, extent: number, from: number, size: number) => {
    if (from - margin < start) return from - margin;
    if (from + size + margin > start + extent) return from + size + margin - extent;
    return start;
  };
  const x = along(view.x, view.width, box.x, box.width);
  const y = along(view.y, view.height, box.y, box.height);
  return x === view.x && y === view.y ? view : clampView({ ...view, x, y }, drawing, screen);
}
