/** Adds the order's total. */
export async function handler({ orderId, items }) {
  // The id becomes part of file names, see ledger.mjs.
  if (!/^[\w-]{1,40}$/.test(orderId ?? "")) throw invalid("An orderId has 1 to 40 letters, digits and dashes");
  if (!Array.isArray(items) || items.length === 0) throw invalid("An order needs at least one item");
  return { total: items.reduce((sum, item) => sum + item.price * item.quantity, 0) };
}

/** An error's name is what Retry and Catch know it by. */
function invalid(message) {
  return Object.assign(new Error(message), { name: "Order.Invalid" });
}
