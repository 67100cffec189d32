export const handler = async ({ what, bytes }) => {
  if (what === "undefined") return undefined;
  if (what === "bigint") return { n: 1n };
  if (what === "circle") {
    const circle = {};
    circle.self = circle;
    return circle;
  }
  if (what === "function") return () => {};
  return "z".repeat(bytes - 2);
};
