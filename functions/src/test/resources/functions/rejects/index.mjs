export const handler = async () => {
  Promise.reject(new Error("nobody waits for me"));
  await new Promise((resolve) => setTimeout(resolve, 60_000));
};
