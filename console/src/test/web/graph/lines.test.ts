import { expect, test } from "vitest";
import { arrowHead, firstView, linePath } from "../../../main/web/graph/lines";

test("a line goes through its points, its corners rounded", () => {
  const points = [
    { x: 0, y: 0 },
    { x: 0, y: 20 },
    { x: 30, y: 20 },
  ];
  expect(linePath(points)).toBe("M0 0L0 13Q0 20 7 20L30 20");
  expect(arrowHead(points)).toBe("M30 20L22 24.5L22 15.5Z");
});

test("a corner of short lines is rounded within them", () => {
  expect(linePath([{ x: 0, y: 0 }, { x: 0, y: 4 }, { x: 4, y: 4 }])).toBe("M0 0L0 2Q0 4 2 4L4 4");
});

test("a small graph is shown in its size, a large one readable from its top", () => {
  expect(firstView({ width: 200, height: 100 }, { width: 800, height: 600 })).toEqual({ x: 300, y: 40, zoom: 1 });
  const long = firstView({ width: 400, height: 4000 }, { width: 800, height: 600 });
  expect(long).toEqual({ x: 250, y: 12, zoom: 0.75 });
  expect(firstView({ width: 1600, height: 400 }, { width: 390, height: 600 }).zoom).toBeCloseTo(0.229, 3);
});
