// One call for each error that each operation lists: [operation, error, input, options].
import { busyArn, deletingArn, expressArn, machineArn, pass, tag } from "./error-world.mjs";
import { roleArn, states } from "./server.mjs";

const noMachine = `${states}stateMachine:none`;
const noExecution = `${states}execution:m:none`;
const noActivity = `${states}activity:none`;
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
  ["ListExecutions", "InvalidArn", { stateMachineArn: "invalid_state_machine_arn" }],
  ["ListExecutions", "InvalidToken", { stateMachineArn: machineArn, nextToken }],
  ["ListExecutions", "ResourceNotFound", { mapRunArn: `${states}mapRun:m/label:run` }],
  ["ListExecutions", "StateMachineDoesNotExist", { stateMachineArn: noMachine }],
  ["ListExecutions", "StateMachineTypeNotSupported", { stateMachineArn: expressArn }],
  ["ListExecutions", "ValidationException", {}],
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

export const errorCases = (token) => [...stateMachines, ...executions, ...activities, ...tags, ...tokens(token)];
