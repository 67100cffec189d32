import type { Point } from "../definition/layout";

const RADIUS = 7;

/** The SVG path along the points, its corners rounded. */
export function linePath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  const parts = [`M${first.x} ${first.y}`];
  rest.forEach((corner, index) => {
    const before = points[index] ?? first;
    const after = points[index + 2];
    if (after === undefined) {
      parts.push(`L${corner.x} ${corner.y}`);
      return;
    }
    const from = toward(corner, before);
    const to = toward(corner, after);
    parts.push(`L${from.x} ${from.y}Q${corner.x} ${corner.y} ${to.x} ${to.y}`);
  });
  return parts.join("");
}

/** A point near the corner on the way to the other, at most half the way. */
function toward(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y);
  if (length === 0) return corner;
  const share = Math.min(RADIUS, length / 2) / length;
  return { x: corner.x + (other.x - corner.x) * share, y: corner.y + (other.y - corner.y) * share };
}

/** The triangle at the end of the line. */
export function arrowHead(points: readonly Point[]): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return "";
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const [ux, uy] = [(tip.x - before.x) / length, (tip.y - before.y) / length];
  const base = { x: tip.x - ux * 8, y: tip.y - uy * 8 };
  return `M${tip.x} ${tip.y}L${base.x - uy * 4.5} ${base.y + ux * 4.5}L${base.x + uy * 4.5} ${base.y - ux * 4.5}Z`;
}

/** How the drawing is first shown: whole if it is readable so, else as wide as fits, from its top. */
export function firstView(
  drawing: { readonly width: number; readonly height: number },
  window: { readonly width: number; readonly height: number },
): { readonly x: number; readonly y: number; readonly zoom: number } {
  const across = (window.width - 24) / drawing.width;
  const down = (window.height - 24) / drawing.height;
  const zoom = Math.min(1, across, Math.max(down, READABLE));
  const x = (window.width - drawing.width * zoom) / 2;
  const room = window.height - drawing.height * zoom;
  return { x, y: Math.max(12, Math.min(room / 2, 40)), zoom };
}

/** Below this the names in the boxes are hard to read. */
const READABLE = 0.75;
