import { expect, test } from "vitest";
import { ruleLabel } from "../../../main/web/definition/choice";

test.each([
  [{ Variable: "$.n", NumericLessThanEqualsPath: "$.limit" }, "$.n ≤ $.limit"],
  [{ Variable: "$.s", StringMatches: "a*" }, '$.s matches "a*"'],
  [{ Variable: "$.b", BooleanEquals: true }, "$.b = true"],
  [{ Variable: "$.t", TimestampGreaterThan: "2026-01-01T00:00:00Z" }, '$.t > "2026-01-01T00:00:00Z"'],
  [{ Variable: "$.x", IsNull: true }, "$.x is null"],
  [{ Not: { Variable: "$.x", IsPresent: true } }, "not ($.x is present)"],
  [
    {
      And: [
        { Variable: "$.a", NumericEquals: 1 },
        { Or: [{ Variable: "$.b", NumericEquals: 2 }, { Variable: "$.c", NumericEquals: 3 }] },
      ],
    },
    "$.a = 1 and ($.b = 2 or $.c = 3)",
  ],
  [{ Condition: "{% $states.input.total >\n 100 %}" }, "$states.input.total > 100"],
  [{}, "?"],
])("%j reads %s", (rule, label) => {
  expect(ruleLabel(rule)).toBe(label);
});
