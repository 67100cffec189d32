export const handler = async ({ signal }) => {
  process.kill(process.pid, signal);
  await new Promise((resolve) => setTimeout(resolve, 60_000));
};
