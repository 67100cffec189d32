import { useReactFlow } from "@xyflow/react";
import type { Box } from "../definition/layout";

/** Moves the drawing so that a box that the keyboard has reached is seen; a click is on what is seen already. */
export function useReveal({ x, y, width, height }: Box): (event: React.FocusEvent) => void {
  const flow = useReactFlow();
  return (event) => {
    if (!event.target.matches(":focus-visible") || isInView(event.target)) return;
    void flow.setCenter(x + width / 2, y + Math.min(height / 2, 100), { zoom: flow.getZoom() });
  };
}

function isInView(target: Element): boolean {
  const box = target.getBoundingClientRect();
  const window = target.closest(".graph")?.getBoundingClientRect();
  if (window === undefined) return true;
  return (
    box.left >= window.left && box.right <= window.right && box.top >= window.top && box.bottom <= window.bottom
  );
}
