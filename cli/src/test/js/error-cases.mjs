// One call for each error that each operation lists: [operation, error, input, options].
import { busyArn, deletingArn, expressArn, fillerArn, machineArn, pass, published, stoppedArn, tag, wait } from "./error-world.mjs";
import { roleArn, states } from "./server.mjs";

const succeed = '{"Type":"Succeed"}';
const noMachine = `${states}stateMachine:none`;
const noExecution = `${states}execution:m:none`;
const noActivity = `${states}activity:none`;
const noMapRun = `${states}mapRun:m/label:none`;
const machine = { name: "n", definition: pass, roleArn };
const nowhere = { loggingConfiguration: { level: "ALL" } };
const undecided = { tracingConfiguration: {} };
const keyWithoutId = { encryptionConfiguration: { type: "CUSTOMER_MANAGED_KMS_KEY" } };
const key = { encryptionConfiguration: { type: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyId: "key" } };
const threeTags = { tags: [tag("k1"), tag("k2"), tag("k3")] };
const nextToken = "garbage";

/** Asked of the server that has room and executes nothing. */
const older = { older: true };

const stateMachines = [
  ["CreateStateMachine", "InvalidArn", { ...machine, roleArn: "role" }],
  ["CreateStateMachine", "InvalidDefinition", { ...machine, definition: "{}" }],
  ["CreateStateMachine", "InvalidName", { ...machine, name: "a b" }],
  ["CreateStateMachine", "InvalidLoggingConfiguration", { ...machine, ...nowhere }],
  ["CreateStateMachine", "InvalidTracingConfiguration", { ...machine, ...undecided }],
  ["CreateStateMachine", "InvalidEncryptionConfiguration", { ...machine, ...keyWithoutId }],
  ["CreateStateMachine", "StateMachineAlreadyExists", { ...machine, name: "m" }],
  ["CreateStateMachine", "StateMachineDeleting", { ...machine, name: "d" }],
  ["CreateStateMachine", "StateMachineLimitExceeded", machine],
  ["CreateStateMachine", "TooManyTags", { ...machine, ...threeTags }, older],
  ["CreateStateMachine", "ValidationException", { ...machine, roleArn: "" }],
  ["UpdateStateMachine", "InvalidArn", { stateMachineArn: "m", roleArn }],
  ["UpdateStateMachine", "InvalidDefinition", { stateMachineArn: machineArn, definition: "[]" }],
  ["UpdateStateMachine", "InvalidLoggingConfiguration", { stateMachineArn: machineArn, ...nowhere }],
  ["UpdateStateMachine", "InvalidTracingConfiguration", { stateMachineArn: machineArn, ...undecided }],
  ["UpdateStateMachine", "InvalidEncryptionConfiguration", { stateMachineArn: machineArn, ...keyWithoutId }],
  ["UpdateStateMachine", "MissingRequiredParameter", { stateMachineArn: machineArn }],
  ["UpdateStateMachine", "StateMachineDeleting", { stateMachineArn: deletingArn, roleArn }],
  ["UpdateStateMachine", "StateMachineDoesNotExist", { stateMachineArn: noMachine, roleArn }],
  ["UpdateStateMachine", "ValidationException", { stateMachineArn: `${machineArn}/label`, roleArn }],
  ["DeleteStateMachine", "InvalidArn", { stateMachineArn: "arn:aws:states:us-east-1" }],
  ["DeleteStateMachine", "ValidationException", { stateMachineArn: `${machineArn}:1` }],
  ["DescribeStateMachine", "InvalidArn", { stateMachineArn: "not_a_valid_arn" }],
  ["DescribeStateMachine", "StateMachineDoesNotExist", { stateMachineArn: noMachine }],
  ["ListStateMachines", "InvalidToken", { nextToken }],
  ["ValidateStateMachineDefinition", "ValidationException", { definition: "" }],
  ["TestState", "InvalidArn", { definition: succeed, roleArn: "role" }],
  ["TestState", "InvalidDefinition", { definition: "{}" }],
  ["TestState", "InvalidExecutionInput", { definition: succeed, input: "not some json" }],
  ["TestState", "ValidationException", { definition: pass, stateName: "Other" }],
];

const route = (version, weight = 100) => ({
  routingConfiguration: [{ stateMachineVersionArn: version, weight }],
});
const another = { publish: true, versionDescription: "other" };
const filler = { name: "filler", definition: wait, roleArn, ...published };

const versions = [
  ["CreateStateMachine", "ConflictException", filler],
  ["UpdateStateMachine", "ConflictException", { stateMachineArn: fillerArn, roleArn, ...another }],
  ["UpdateStateMachine", "ServiceQuotaExceededException", { stateMachineArn: machineArn, roleArn, publish: true }],
  ["PublishStateMachineVersion", "ConflictException", { stateMachineArn: fillerArn, revisionId: "other" }],
  ["PublishStateMachineVersion", "InvalidArn", { stateMachineArn: "publish" }],
  ["PublishStateMachineVersion", "ServiceQuotaExceededException", { stateMachineArn: machineArn }],
  ["PublishStateMachineVersion", "StateMachineDeleting", { stateMachineArn: deletingArn }],
  ["PublishStateMachineVersion", "StateMachineDoesNotExist", { stateMachineArn: noMachine }],
  ["PublishStateMachineVersion", "ValidationException", { stateMachineArn: `${machineArn}/label` }],
  ["DeleteStateMachineVersion", "ConflictException", { stateMachineVersionArn: `${machineArn}:1` }],
  ["DeleteStateMachineVersion", "InvalidArn", { stateMachineVersionArn: machineArn }],
  ["DeleteStateMachineVersion", "ValidationException", { stateMachineVersionArn: "" }],
  ["ListStateMachineVersions", "InvalidArn", { stateMachineArn: noMachine }],
  ["ListStateMachineVersions", "InvalidToken", { stateMachineArn: machineArn, nextToken }],
  ["ListStateMachineVersions", "ValidationException", { stateMachineArn: machineArn, maxResults: 1001 }],
  ["CreateStateMachineAlias", "ConflictException", { name: "live", ...route(`${machineArn}:2`) }],
  ["CreateStateMachineAlias", "InvalidArn", { name: "next", ...route("version") }],
  ["CreateStateMachineAlias", "ResourceNotFound", { name: "next", ...route(`${machineArn}:9`) }],
  ["CreateStateMachineAlias", "ServiceQuotaExceededException", { name: "next", ...route(`${machineArn}:1`) }],
  ["CreateStateMachineAlias", "StateMachineDeleting", { name: "next", ...route(`${deletingArn}:1`) }],
  ["CreateStateMachineAlias", "ValidationException", { name: "next", ...route(`${machineArn}:1`, 99) }],
  ["UpdateStateMachineAlias", "InvalidArn", { stateMachineAliasArn: "update", description: "d" }],
  ["UpdateStateMachineAlias", "ResourceNotFound", { stateMachineAliasArn: `${machineArn}:none`, description: "d" }],
  ["UpdateStateMachineAlias", "StateMachineDeleting", { stateMachineAliasArn: `${deletingArn}:live`, description: "d" }],
  ["UpdateStateMachineAlias", "ValidationException", { stateMachineAliasArn: `${machineArn}:live` }],
  ["DescribeStateMachineAlias", "InvalidArn", { stateMachineAliasArn: machineArn }],
  ["DescribeStateMachineAlias", "ResourceNotFound", { stateMachineAliasArn: `${machineArn}:none` }],
  ["DescribeStateMachineAlias", "ValidationException", { stateMachineAliasArn: "" }],
  ["DeleteStateMachineAlias", "InvalidArn", { stateMachineAliasArn: `${machineArn}:1` }],
  ["DeleteStateMachineAlias", "ResourceNotFound", { stateMachineAliasArn: `${noMachine}:live` }],
  ["DeleteStateMachineAlias", "ValidationException", { stateMachineAliasArn: "" }],
  ["ListStateMachineAliases", "InvalidArn", { stateMachineArn: "aliases" }],
  ["ListStateMachineAliases", "InvalidToken", { stateMachineArn: machineArn, nextToken }],
  ["ListStateMachineAliases", "ResourceNotFound", { stateMachineArn: `${machineArn}:9` }],
  ["ListStateMachineAliases", "StateMachineDeleting", { stateMachineArn: deletingArn }],
  ["ListStateMachineAliases", "StateMachineDoesNotExist", { stateMachineArn: noMachine }],
];

const executions = [
  ["StartExecution", "ExecutionAlreadyExists", { stateMachineArn: machineArn, name: "busy", input: "[]" }],
  ["StartExecution", "ExecutionLimitExceeded", { stateMachineArn: machineArn, name: "n" }],
  ["StartExecution", "InvalidArn", { stateMachineArn: busyArn }],
  ["StartExecution", "InvalidExecutionInput", { stateMachineArn: machineArn, input: "not some json" }],
  ["StartExecution", "InvalidName", { stateMachineArn: machineArn, name: "a:b" }],
  ["StartExecution", "StateMachineDeleting", { stateMachineArn: deletingArn }],
  ["StartExecution", "StateMachineDoesNotExist", { stateMachineArn: noMachine }],
  ["StartExecution", "ValidationException", { stateMachineArn: machineArn, name: "n".repeat(81) }],
  ["StartSyncExecution", "InvalidArn", { stateMachineArn: busyArn }],
  ["StartSyncExecution", "InvalidExecutionInput", { stateMachineArn: expressArn, input: "{'a'}" }],
  ["StartSyncExecution", "InvalidName", { stateMachineArn: expressArn, name: "a*b" }],
  ["StartSyncExecution", "StateMachineDeleting", { stateMachineArn: deletingArn }],
  ["StartSyncExecution", "StateMachineDoesNotExist", { stateMachineArn: noMachine }],
  ["StartSyncExecution", "StateMachineTypeNotSupported", { stateMachineArn: machineArn }],
  ["DescribeExecution", "ExecutionDoesNotExist", { executionArn: noExecution }],
  ["DescribeExecution", "InvalidArn", { executionArn: "invalid_execution_arn" }],
  ["DescribeStateMachineForExecution", "ExecutionDoesNotExist", { executionArn: noExecution }],
  ["DescribeStateMachineForExecution", "InvalidArn", { executionArn: `${states}express:x:n:r` }],
  ["GetExecutionHistory", "ExecutionDoesNotExist", { executionArn: noExecution }],
  ["GetExecutionHistory", "InvalidArn", { executionArn: machineArn }],
  ["GetExecutionHistory", "InvalidToken", { executionArn: busyArn, nextToken }],
  ["StopExecution", "ExecutionDoesNotExist", { executionArn: noExecution }],
  ["StopExecution", "InvalidArn", { executionArn: "stop" }],
  ["StopExecution", "ValidationException", { executionArn: busyArn, error: "e".repeat(257) }],
  ["RedriveExecution", "ExecutionDoesNotExist", { executionArn: noExecution }],
  ["RedriveExecution", "ExecutionLimitExceeded", { executionArn: stoppedArn }],
  ["RedriveExecution", "ExecutionNotRedrivable", { executionArn: busyArn }],
  ["RedriveExecution", "InvalidArn", { executionArn: `${states}express:x:n:r` }],
  ["RedriveExecution", "ValidationException", { executionArn: busyArn, clientToken: "a b" }],
  ["ListExecutions", "InvalidArn", { stateMachineArn: "invalid_state_machine_arn" }],
  ["ListExecutions", "InvalidToken", { stateMachineArn: machineArn, nextToken }],
  ["ListExecutions", "ResourceNotFound", { mapRunArn: `${states}mapRun:m/label:run` }],
  ["ListExecutions", "StateMachineDoesNotExist", { stateMachineArn: noMachine }],
  ["ListExecutions", "StateMachineTypeNotSupported", { stateMachineArn: expressArn }],
  ["ListExecutions", "ValidationException", {}],
];

const mapRuns = [
  ["ListMapRuns", "ExecutionDoesNotExist", { executionArn: noExecution }],
  ["ListMapRuns", "InvalidArn", { executionArn: "map" }],
  ["ListMapRuns", "InvalidToken", { executionArn: busyArn, nextToken }],
  ["DescribeMapRun", "InvalidArn", { mapRunArn: busyArn }],
  ["DescribeMapRun", "ResourceNotFound", { mapRunArn: noMapRun }],
  ["UpdateMapRun", "InvalidArn", { mapRunArn: "run", maxConcurrency: 1 }],
  ["UpdateMapRun", "ResourceNotFound", { mapRunArn: noMapRun, maxConcurrency: 1 }],
  ["UpdateMapRun", "ValidationException", { mapRunArn: noMapRun, toleratedFailurePercentage: 100.5 }],
];

const activities = [
  ["CreateActivity", "ActivityAlreadyExists", { name: "a", ...key }],
  ["CreateActivity", "ActivityLimitExceeded", { name: "n" }],
  ["CreateActivity", "InvalidEncryptionConfiguration", { name: "n", ...keyWithoutId }],
  ["CreateActivity", "InvalidName", { name: "n<m" }],
  ["CreateActivity", "TooManyTags", { name: "n", ...threeTags }, older],
  ["DescribeActivity", "ActivityDoesNotExist", { activityArn: noActivity }],
  ["DescribeActivity", "InvalidArn", { activityArn: "no_an_activity_arn" }],
  ["DeleteActivity", "InvalidArn", { activityArn: machineArn }],
  ["ListActivities", "InvalidToken", { nextToken }],
  ["GetActivityTask", "ActivityDoesNotExist", { activityArn: noActivity }],
  ["GetActivityTask", "InvalidArn", { activityArn: "no" }],
];

const tags = [
  ["TagResource", "InvalidArn", { resourceArn: busyArn, tags: [tag("k3")] }],
  ["TagResource", "ResourceNotFound", { resourceArn: noMachine, tags: [tag("k3")] }],
  ["TagResource", "TooManyTags", { resourceArn: machineArn, tags: [tag("k3")] }],
  ["UntagResource", "InvalidArn", { resourceArn: "nothing", tagKeys: ["k1"] }],
  ["UntagResource", "ResourceNotFound", { resourceArn: noActivity, tagKeys: ["k1"] }],
  ["ListTagsForResource", "InvalidArn", { resourceArn: "nothing" }],
  ["ListTagsForResource", "ResourceNotFound", { resourceArn: `${machineArn}:1` }],
];

/** `token` is that of an answered task, which the older server does not know. */
const tokens = (token) =>
  [
    ["SendTaskSuccess", { output: "{}" }],
    ["SendTaskFailure", {}],
    ["SendTaskHeartbeat", {}],
  ]
    .flatMap(([operation, input]) => [
      [operation, "InvalidToken", { ...input, taskToken: "unknown" }],
      [operation, "TaskTimedOut", { ...input, taskToken: token }],
      [operation, "TaskDoesNotExist", { ...input, taskToken: token }, older],
    ])
    .concat([["SendTaskSuccess", "InvalidOutput", { taskToken: token, output: "nope" }]]);

export const errorCases = (token) => [
  ...stateMachines,
  ...versions,
  ...executions,
  ...mapRuns,
  ...activities,
  ...tags,
  ...tokens(token),
];
