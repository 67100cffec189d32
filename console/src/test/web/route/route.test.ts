import { expect, test } from "vitest";
import { executionRoute, href, parseRoute, type Route } from "../../../main/web/route/route";

const arn = "arn:aws:states:us-east-1:000000000000:execution:a.machine:x-1";

const routes: readonly Route[] = [
  { page: "stateMachines" },
  { page: "stateMachine", arn },
  executionRoute(arn),
  {
    page: "execution",
    arn,
    state: "Both[0]/Each/Ship & bill",
    event: 12,
    iterations: new Map([
      ["Both[0]/Each", 3],
      ["Each@2", 0],
    ]),
    onlyState: true,
  },
];

test.each(routes)("an address leads back to its page: $page", (route) => {
  const url = new URL(href(route), "http://localhost");
  expect(url.pathname).not.toContain(".");
  expect(parseRoute(url.pathname, url.search)).toEqual(route);
});

test.each([
  ["/_gantry/console", "", "stateMachines"],
  ["/_gantry/console/", "?x=1", "stateMachines"],
  ["/_gantry/console/execution", "", "nowhere"],
  ["/_gantry/console/else", "", "nowhere"],
])("%s%s is the page %s", (path, search, page) => {
  expect(parseRoute(path, search).page).toBe(page);
});

test("what is wrong in the query is passed over", () => {
  const route = parseRoute("/_gantry/console/execution", `?arn=${arn}&event=-1&iteration=x@y&iteration=7`);
  expect(route).toEqual(executionRoute(arn));
});
