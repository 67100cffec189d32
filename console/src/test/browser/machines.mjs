// The state machines that the tests look at.
import { activity } from "./world.mjs";

const reserveItem = {
  Type: "Task",
  Resource: activity("reserve-item"),
  Retry: [{ ErrorEquals: ["Warehouse.Busy"], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 1 }],
  End: true,
};

/** Every kind of state but Succeed: side by side, item by item, retried, caught. */
export const order = {
  Comment: "An order from its arrival to the parcel",
  StartAt: "ValidateOrder",
  States: {
    ValidateOrder: {
      Type: "Task",
      Resource: activity("validate"),
      ResultPath: "$.checked",
      Catch: [{ ErrorEquals: ["Order.Invalid"], ResultPath: "$.error", Next: "RejectOrder" }],
      Next: "ReserveAndCharge",
    },
    ReserveAndCharge: {
      Type: "Parallel",
      Branches: [
        {
          StartAt: "ReserveItems",
          States: {
            ReserveItems: {
              Type: "Map",
              ItemsPath: "$.items",
              ItemProcessor: { StartAt: "ReserveItem", States: { ReserveItem: reserveItem } },
              End: true,
            },
          },
        },
        {
          StartAt: "ChargePayment",
          States: { ChargePayment: { Type: "Task", Resource: activity("charge"), End: true } },
        },
      ],
      ResultPath: "$.fulfilment",
      Catch: [{ ErrorEquals: ["Payment.Declined"], ResultPath: "$.error", Next: "RejectOrder" }],
      Next: "IsLargeOrder",
    },
    IsLargeOrder: {
      Type: "Choice",
      Choices: [{ Variable: "$.total", NumericGreaterThan: 1000, Next: "AskForApproval" }],
      Default: "Pack",
    },
    AskForApproval: { Type: "Task", Resource: activity("approve"), ResultPath: "$.approval", Next: "Pack" },
    Pack: { Type: "Pass", Result: { parcels: 1 }, ResultPath: "$.parcels", Next: "Ship" },
    Ship: {
      Type: "Task",
      Resource: activity("ship"),
      ResultPath: "$.shipment",
      Retry: [{ ErrorEquals: ["Carrier.Unavailable"], IntervalSeconds: 1, MaxAttempts: 2, BackoffRate: 1 }],
      Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "Refund" }],
      Next: "Done",
    },
    Refund: { Type: "Task", Resource: activity("refund"), ResultPath: "$.refund", Next: "RejectOrder" },
    RejectOrder: { Type: "Fail", ErrorPath: "$.error.Error", CausePath: "$.error.Cause" },
    Done: { Type: "Succeed" },
  },
};

export const orderInput = (more) => ({
  orderId: "2026-0417",
  card: "4711",
  total: 129.5,
  items: [
    { sku: "lamp", quantity: 2 },
    { sku: "cable", quantity: 1 },
    { sku: "bulb", quantity: 8 },
  ],
  ...more,
});

/** Ten iterations of which the seventh item fails and is caught, so that the Map fails as a whole and is caught. */
export const each = {
  StartAt: "Each",
  States: {
    Each: {
      Type: "Map",
      MaxConcurrency: 1,
      ItemsPath: "$.items",
      ItemProcessor: {
        StartAt: "Check",
        States: {
          Check: {
            Type: "Choice",
            Choices: [{ Variable: "$", NumericEquals: 7, Next: "Refuse" }],
            Default: "Accept",
          },
          Accept: { Type: "Pass", End: true },
          Refuse: { Type: "Fail", Error: "Item.Refused", Cause: "Seven is never taken." },
        },
      },
      Catch: [{ ErrorEquals: ["States.ALL"], Next: "Report" }],
      End: true,
    },
    Report: { Type: "Pass", End: true },
  },
};

/** Turns round until its counter reaches the limit: a long history. */
export const loop = {
  StartAt: "Count",
  States: {
    Count: { Type: "Pass", Parameters: { "n.$": "States.MathAdd($.n, 1)", "limit.$": "$.limit" }, Next: "Enough" },
    Enough: {
      Type: "Choice",
      Choices: [{ Variable: "$.n", NumericLessThanPath: "$.limit", Next: "Count" }],
      Default: "Finished",
    },
    Finished: { Type: "Succeed" },
  },
};

/** Waits for an activity. */
export const waiting = (name) => ({
  StartAt: "Approve",
  States: {
    Approve: { Type: "Task", Resource: activity(name), Next: "Celebrate" },
    Celebrate: { Type: "Pass", End: true },
  },
});
