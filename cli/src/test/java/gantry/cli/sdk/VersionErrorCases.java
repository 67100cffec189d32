package gantry.cli.sdk;

import static gantry.cli.testing.ErrorWorld.DELETING;
import static gantry.cli.testing.ErrorWorld.FILLER;
import static gantry.cli.testing.ErrorWorld.MACHINE;
import static gantry.cli.testing.Machines.ROLE;
import static gantry.cli.testing.Machines.STATES;

import gantry.cli.sdk.ErrorCases.ErrorCase;
import gantry.cli.testing.ErrorWorld;
import gantry.cli.testing.Machines;
import gantry.cli.testing.OperationError;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sfn.SfnClient;

import java.util.ArrayList;
import java.util.List;

/** One call for each error that operations on versions and aliases list. */
final class VersionErrorCases {
    private static final String NO_MACHINE = STATES + "stateMachine:none";
    private static final String GARBAGE = "garbage";

    private final SfnClient sfn;
    private final List<ErrorCase> cases = new ArrayList<>();

    private VersionErrorCases(SfnClient sfn) {
        this.sfn = sfn;
    }

    static List<ErrorCase> all(SfnClient sfn) {
        var all = new VersionErrorCases(sfn);
        all.publishing();
        all.versions();
        all.createAlias();
        all.aliases();
        all.listAliases();
        return all.cases;
    }

    private void add(String operation, String error, Runnable call) {
        cases.add(new ErrorCase(new OperationError(operation, error), call));
    }

    private void publishing() {
        publish("InvalidArn", "publish", "d");
        publish("StateMachineDoesNotExist", NO_MACHINE, "d");
        publish("StateMachineDeleting", DELETING, "d");
        publish("ConflictException", FILLER, "other");
        publish("ServiceQuotaExceededException", MACHINE, "d");
        publish("ValidationException", MACHINE, "d".repeat(257));
        add(
                "CreateStateMachine",
                "ConflictException",
                () -> sfn.createStateMachine(ErrorWorld::filler));
        update("ConflictException", FILLER, "other");
        update("ServiceQuotaExceededException", MACHINE, "d");
    }

    private void publish(String error, String machine, String description) {
        add(
                "PublishStateMachineVersion",
                error,
                () ->
                        sfn.publishStateMachineVersion(
                                r -> r.stateMachineArn(machine).description(description)));
    }

    private void update(String error, String machine, String description) {
        add(
                "UpdateStateMachine",
                error,
                () ->
                        sfn.updateStateMachine(
                                r ->
                                        r.stateMachineArn(machine)
                                                .roleArn(ROLE)
                                                .publish(true)
                                                .versionDescription(description)));
    }

    private void versions() {
        deleteVersion("InvalidArn", MACHINE);
        deleteVersion("ConflictException", MACHINE + ":1");
        deleteVersion("ValidationException", "");
        listVersions("InvalidArn", NO_MACHINE, 1, null);
        listVersions("InvalidToken", MACHINE, 1, GARBAGE);
        listVersions("ValidationException", MACHINE, 1001, null);
    }

    private void deleteVersion(String error, String arn) {
        add(
                "DeleteStateMachineVersion",
                error,
                () -> sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(arn)));
    }

    private void listVersions(String error, String machine, int size, @Nullable String nextToken) {
        add(
                "ListStateMachineVersions",
                error,
                () ->
                        sfn.listStateMachineVersions(
                                r ->
                                        r.stateMachineArn(machine)
                                                .maxResults(size)
                                                .nextToken(nextToken)));
    }

    private void createAlias() {
        create("InvalidArn", "next", "version", 100);
        create("ValidationException", "next", MACHINE + ":1", 99);
        create("ResourceNotFound", "next", MACHINE + ":9", 100);
        create("StateMachineDeleting", "next", DELETING + ":1", 100);
        create("ConflictException", "live", MACHINE + ":2", 100);
        create("ServiceQuotaExceededException", "next", MACHINE + ":1", 100);
    }

    private void create(String error, String name, String version, int weight) {
        add(
                "CreateStateMachineAlias",
                error,
                () ->
                        sfn.createStateMachineAlias(
                                r ->
                                        r.name(name)
                                                .routingConfiguration(
                                                        Machines.route(version, weight))));
    }

    private void aliases() {
        updateAlias("InvalidArn", "update", "d");
        updateAlias("ValidationException", MACHINE + ":live", null);
        updateAlias("ResourceNotFound", MACHINE + ":none", "d");
        updateAlias("StateMachineDeleting", DELETING + ":live", "d");
        describeAlias("InvalidArn", MACHINE);
        describeAlias("ResourceNotFound", MACHINE + ":none");
        describeAlias("ValidationException", "");
        deleteAlias("InvalidArn", MACHINE + ":1");
        deleteAlias("ResourceNotFound", NO_MACHINE + ":live");
        deleteAlias("ValidationException", "");
    }

    private void updateAlias(String error, String arn, @Nullable String description) {
        add(
                "UpdateStateMachineAlias",
                error,
                () ->
                        sfn.updateStateMachineAlias(
                                r -> r.stateMachineAliasArn(arn).description(description)));
    }

    private void describeAlias(String error, String arn) {
        add(
                "DescribeStateMachineAlias",
                error,
                () -> sfn.describeStateMachineAlias(r -> r.stateMachineAliasArn(arn)));
    }

    private void deleteAlias(String error, String arn) {
        add(
                "DeleteStateMachineAlias",
                error,
                () -> sfn.deleteStateMachineAlias(r -> r.stateMachineAliasArn(arn)));
    }

    private void listAliases() {
        list("InvalidArn", "aliases", null);
        list("InvalidToken", MACHINE, GARBAGE);
        list("ResourceNotFound", MACHINE + ":9", null);
        list("StateMachineDoesNotExist", NO_MACHINE, null);
        list("StateMachineDeleting", DELETING, null);
    }

    private void list(String error, String machine, @Nullable String nextToken) {
        add(
                "ListStateMachineAliases",
                error,
                () ->
                        sfn.listStateMachineAliases(
                                r -> r.stateMachineArn(machine).nextToken(nextToken)));
    }
}
