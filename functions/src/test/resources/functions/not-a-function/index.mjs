export const handler = 7;
