const kept = [];
const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
export const handler = async ({ what }) => {
  for (;;) {
    if (what === "heap") kept.push(Array.from({ length: 200_000 }, (_, i) => ({ i })));
    else kept.push(Buffer.alloc(4 << 20, 1));
    await pause();
  }
};
