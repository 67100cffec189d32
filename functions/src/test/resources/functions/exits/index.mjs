let count = 0;
export const handler = async ({ status }) => {
  count++;
  if (status === undefined) return count;
  process.exit(status);
};
