// What each step of the workflow does in the world. A step gets its input and `effect(key, make)`, which carries a side
// effect out at most once per key; it returns its output or throws a StepError.
import { createHash } from "node:crypto";

export class StepError extends Error {
  constructor(name, message) {
    super(message);
    this.name = name;
  }
}

/** Steps a worker answers at once, by activity. */
export const steps = {
  "order-validate": async ({ orderId, items }) => {
    if (!orderId || !Array.isArray(items) || items.length === 0) {
      throw new StepError("Order.Invalid", "An order needs an orderId and at least one item");
    }
    return { total: items.reduce((sum, item) => sum + item.price * item.quantity, 0) };
  },

  "order-reserve-item": async ({ orderId, position, sku, quantity }, { effect, fails }) => {
    if (fails("warehouse")) throw new StepError("Warehouse.Busy", `The shelf of ${sku} is being refilled`);
    if (quantity > 1000) throw new StepError("Warehouse.OutOfStock", `There are no ${quantity} of ${sku}`);
    return effect(`reserve ${orderId} ${position}`, () => ({ sku, quantity, reference: reference("R", orderId, position) }));
  },

  "order-charge": async ({ orderId, card, amount }, { effect }) => {
    if (card.startsWith("declined")) throw new StepError("Payment.Declined", "The bank said no");
    return effect(`charge ${orderId}`, () => ({ amount, reference: reference("P", orderId, amount) }));
  },

  "order-ship": async ({ orderId, address, parcels }, { effect, fails }) => {
    if (fails("carrier")) throw new StepError("Carrier.Unavailable", "The carrier did not answer");
    return effect(`ship ${orderId}`, () => ({ address, parcels, tracking: reference("T", orderId, address) }));
  },

  "order-refund": async ({ orderId, amount, reason }, { effect }) =>
    effect(`refund ${orderId}`, () => ({ amount, reason, reference: reference("F", orderId, amount) })),
};

/** The step that a person answers: the worker leaves its task token where `approve.mjs` finds it. */
export const approval = "order-approve";

export const activities = [...Object.keys(steps), approval];

function reference(kind, ...parts) {
  return `${kind}-${createHash("sha256").update(parts.join("|")).digest("hex").slice(0, 10)}`;
}
