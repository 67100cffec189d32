export const handler = async () => {
  setTimeout(() => {
    throw new RangeError("out of the handler");
  }, 1);
  await new Promise((resolve) => setTimeout(resolve, 60_000));
};
