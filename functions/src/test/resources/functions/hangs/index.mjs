export const handler = async ({ how }) => {
  if (how === "busy") for (;;);
  await new Promise((resolve) => setTimeout(resolve, 60_000));
};
