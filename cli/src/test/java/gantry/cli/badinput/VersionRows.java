package gantry.cli.badinput;

import java.util.List;

/** What operations on versions and aliases refuse, and why. */
final class VersionRows {
    private static final String PUBLISH =
            """
            PublishStateMachineVersion | {"stateMachineArn": "publish"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: publish'
            PublishStateMachineVersion | {"stateMachineArn": "$SstateMachine:unknown"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:unknown'
            PublishStateMachineVersion | {"stateMachineArn": "$M:2"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$M:2'
            PublishStateMachineVersion | {"stateMachineArn": "$SstateMachine:d"} | StateMachineDeleting | State Machine is being deleted: '$SstateMachine:d'
            PublishStateMachineVersion | {"stateMachineArn": "$M/label"} | ValidationException | API does not support labelled State Machine ARNs
            PublishStateMachineVersion | {"stateMachineArn": "$M", "description": "~257~"} | ValidationException | 1 validation error detected: Value at 'description' failed to satisfy constraint: Member must have length less than or equal to 256
            PublishStateMachineVersion | {"stateMachineArn": "$SstateMachine:filler", "revisionId": "r"} | ConflictException | Failed to publish the State Machine version for revision r. The current State Machine revision is INITIAL.
            PublishStateMachineVersion | {"stateMachineArn": "$SstateMachine:filler", "description": "other"} | ConflictException | Failed to publish the State Machine version for revision INITIAL. A version of this revision with a different description already exists.
            PublishStateMachineVersion | {"stateMachineArn": "$M"} | ServiceQuotaExceededException | The maximum number of state machine versions has been reached. Existing versions must be deleted before a new version can be published.
            UpdateStateMachine | {"stateMachineArn": "$M", "roleArn": "$ROLE3", "publish": true} | ServiceQuotaExceededException | The maximum number of state machine versions has been reached. Existing versions must be deleted before a new version can be published.
            UpdateStateMachine | {"stateMachineArn": "$SstateMachine:filler", "roleArn": "$ROLE", "publish": true, "versionDescription": "other"} | ConflictException | Failed to publish the State Machine version for revision INITIAL. A version of this revision with a different description already exists.
            UpdateStateMachine | {"stateMachineArn": "$M", "roleArn": "$ROLE", "versionDescription": "v"} | ValidationException | Version description can only be set when publish is true
            CreateStateMachine | {"name": "filler", "definition": $WAIT, "roleArn": "$ROLE", "publish": true, "versionDescription": "only"} | ConflictException | Failed to publish the State Machine version for revision INITIAL. A version of this revision with a different description already exists.
            CreateStateMachine | {"name": "filler", "definition": $WAIT, "roleArn": "$ROLE"} | StateMachineAlreadyExists | State Machine Already Exists: '$SstateMachine:filler'
            DescribeStateMachine | {"stateMachineArn": "$M:9"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$M:9'
            DescribeStateMachine | {"stateMachineArn": "$M:live"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$M:live'
            DeleteStateMachineVersion | {"stateMachineVersionArn": "$M"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: stateMachine'
            DeleteStateMachineVersion | {"stateMachineVersionArn": "$M:1"} | ConflictException | Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [live]
            DeleteStateMachineVersion | {"stateMachineVersionArn": ""} | ValidationException | 1 validation error detected: Value '' at 'stateMachineVersionArn' failed to satisfy constraint: Member must have length greater than or equal to 1
            ListStateMachineVersions | {"stateMachineArn": "$SstateMachine:gone"} | InvalidArn | Invalid Arn: 'State Machine Does Not Exist: $SstateMachine:gone'
            ListStateMachineVersions | {"stateMachineArn": "$M", "nextToken": "~1025~"} | ValidationException | 1 validation error detected: Value '~1025~' at 'nextToken' failed to satisfy constraint: Member must have length less than or equal to 1024
            """;

    private static final String ALIASES =
            """
            CreateStateMachineAlias | {"name": "next", "routingConfiguration": [{"stateMachineVersionArn": "version", "weight": 100}]} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: version'
            CreateStateMachineAlias | {"name": "next", "routingConfiguration": [{"stateMachineVersionArn": "$M:1", "weight": 70}, {"stateMachineVersionArn": "$M:2", "weight": 29}]} | ValidationException | Sum of routing configuration weights must equal 100. Received: [70, 29]
            CreateStateMachineAlias | {"name": "next", "routingConfiguration": [{"stateMachineVersionArn": "$M:1", "weight": 101}]} | ValidationException | 1 validation error detected: Value '101' at 'routingConfiguration.1.member.weight' failed to satisfy constraint: Member must have value less than or equal to 100
            CreateStateMachineAlias | {"name": "next", "routingConfiguration": [{"stateMachineVersionArn": "$M:1", "weight": 50}, {"stateMachineVersionArn": "$M:1", "weight": 50}]} | ValidationException | Routing configuration must contain distinct state machine version ARNs. Received: [$M:1, $M:1]
            CreateStateMachineAlias | {"name": "next", "routingConfiguration": [{"stateMachineVersionArn": "$M", "weight": 100}]} | ValidationException | Routing configuration must contain state machine version ARNs. Received: [$M]
            CreateStateMachineAlias | {"name": "next", "routingConfiguration": [{"stateMachineVersionArn": "$M:1", "weight": 50}, {"stateMachineVersionArn": "$SstateMachine:filler:2", "weight": 50}]} | ValidationException | Routing configuration must contain version ARNs of one state machine. Received: [$M:1, $SstateMachine:filler:2]
            CreateStateMachineAlias | {"name": "next", "routingConfiguration": [{"stateMachineVersionArn": "$M:9", "weight": 100}]} | ResourceNotFound | Request references a resource that does not exist.
            CreateStateMachineAlias | {"name": "next", "routingConfiguration": [{"stateMachineVersionArn": "$SstateMachine:d:1", "weight": 100}]} | StateMachineDeleting | State Machine is being deleted: '$SstateMachine:d:next'
            CreateStateMachineAlias | {"name": "live", "routingConfiguration": [{"stateMachineVersionArn": "$M:2", "weight": 100}]} | ConflictException | Failed to create alias because an alias with the same name and a different routing configuration already exists.
            CreateStateMachineAlias | {"name": "next", "routingConfiguration": [{"stateMachineVersionArn": "$M:1", "weight": 100}]} | ServiceQuotaExceededException | The maximum number of state machine aliases has been reached. Existing aliases must be deleted before a new alias can be created.
            UpdateStateMachineAlias | {"stateMachineAliasArn": "update", "description": "d"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: update'
            UpdateStateMachineAlias | {"stateMachineAliasArn": "$M:live"} | ValidationException | Either the description or the routingConfiguration must be specified
            UpdateStateMachineAlias | {"stateMachineAliasArn": "$M:live", "routingConfiguration": [{"stateMachineVersionArn": "$SstateMachine:filler:2", "weight": 100}]} | ValidationException | Routing configuration must contain version ARNs of one state machine. Received: [$SstateMachine:filler:2]
            UpdateStateMachineAlias | {"stateMachineAliasArn": "$M:none", "description": "d"} | ResourceNotFound | Request references a resource that does not exist.
            UpdateStateMachineAlias | {"stateMachineAliasArn": "$SstateMachine:d:live", "description": "d"} | StateMachineDeleting | State Machine is being deleted: '$SstateMachine:d:live'
            DescribeStateMachineAlias | {"stateMachineAliasArn": "describe"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: describe'
            DescribeStateMachineAlias | {"stateMachineAliasArn": "$M:none"} | ResourceNotFound | Request references a resource that does not exist.
            DescribeStateMachineAlias | {"stateMachineAliasArn": "~257~"} | ValidationException | 1 validation error detected: Value '~257~' at 'stateMachineAliasArn' failed to satisfy constraint: Member must have length less than or equal to 256
            DeleteStateMachineAlias | {"stateMachineAliasArn": "$M:1"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: stateMachine'
            DeleteStateMachineAlias | {"stateMachineAliasArn": "$SstateMachine:none:live"} | ResourceNotFound | Request references a resource that does not exist.
            DeleteStateMachineAlias | {"stateMachineAliasArn": ""} | ValidationException | 1 validation error detected: Value '' at 'stateMachineAliasArn' failed to satisfy constraint: Member must have length greater than or equal to 1
            ListStateMachineAliases | {"stateMachineArn": "aliases"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: aliases'
            ListStateMachineAliases | {"stateMachineArn": "$SstateMachine:unknown"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:unknown'
            ListStateMachineAliases | {"stateMachineArn": "$SstateMachine:d:1"} | StateMachineDeleting | State Machine is being deleted: '$SstateMachine:d:1'
            ListStateMachineAliases | {"stateMachineArn": "$M:9"} | ResourceNotFound | Request references a resource that does not exist.
            """;

    private VersionRows() {}

    static List<Row> all() {
        return Row.parse(PUBLISH + ALIASES);
    }
}
