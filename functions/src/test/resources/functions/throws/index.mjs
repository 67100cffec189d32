class OrderRejected extends Error {
  constructor(message) {
    super(message);
    this.name = "OrderRejected";
  }
}
const thrown = {
  error: () => new Error("boom"),
  custom: () => new OrderRejected("no stock"),
  string: () => "only a string",
  number: () => 42,
  null: () => null,
  undefined: () => undefined,
  object: () => ({ code: 7 }),
  empty: () => new TypeError(),
  hostile: () => Object.create(null),
};
export const handler = async ({ what, later }) => {
  if (later) await new Promise((resolve) => setTimeout(resolve, 5));
  throw thrown[what]();
};
