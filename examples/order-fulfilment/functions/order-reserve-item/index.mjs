import { once } from "../../ledger.mjs";

class Busy extends Error {
  name = "Warehouse.Busy";
}
class OutOfStock extends Error {
  name = "Warehouse.OutOfStock";
}

/** The warehouse: busy at times. */
export async function handler({ orderId, position, sku, quantity }) {
  if (Math.random() < Number(process.env.FAILURE_RATE)) throw new Busy(`The shelf of ${sku} is being refilled`);
  if (quantity > 1000) throw new OutOfStock(`There are no ${quantity} of ${sku}`);
  const reference = once(`reserve-${orderId}-${position}`);
  console.log(`${quantity} of ${sku} for order ${orderId}: ${reference}`);
  return { reference };
}
