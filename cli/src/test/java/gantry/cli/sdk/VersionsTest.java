package gantry.cli.sdk;

import static gantry.cli.testing.Machines.GREET;
import static gantry.cli.testing.Machines.PASS;
import static gantry.cli.testing.Machines.ROLE;
import static gantry.cli.testing.Machines.WAIT;
import static gantry.cli.testing.Machines.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.cli.testing.Machines;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineAliasListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StateMachineVersionListItem;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Versions and aliases of state machines, and executions started by them. */
@ExtendWith(SharedServer.class)
class VersionsTest {
    private static final String INPUT =
            """
            {"name": "Ada"}\
            """;

    private final SfnClient sfn;

    VersionsTest(SfnClient sfn) {
        this.sfn = sfn;
    }

    /** Version 1 passes its input on, version 2 greets. */
    private String machineOfTwoVersions(String name) {
        String arn = Machines.create(sfn, name, PASS);
        sfn.publishStateMachineVersion(r -> r.stateMachineArn(arn));
        sfn.updateStateMachine(r -> r.stateMachineArn(arn).definition(GREET).publish(true));
        return arn;
    }

    private String alias(String name, RoutingConfigurationListItem... routes) {
        return sfn.createStateMachineAlias(r -> r.name(name).routingConfiguration(routes))
                .stateMachineAliasArn();
    }

    @Test
    @Drives("PublishStateMachineVersion")
    void a_version_shows_what_its_revision_was_whatever_the_machine_has_become() {
        String arn = Machines.create(sfn, "published", PASS);
        var first = sfn.publishStateMachineVersion(r -> r.stateMachineArn(arn).description("one"));
        var update = sfn.updateStateMachine(r -> r.stateMachineArn(arn).definition(WAIT));
        var second =
                sfn.publishStateMachineVersion(
                        r -> r.stateMachineArn(arn).revisionId(update.revisionId()));

        assertThat(first.stateMachineVersionArn()).isEqualTo(arn + ":1");
        assertThat(second.stateMachineVersionArn()).isEqualTo(arn + ":2");
        var version = sfn.describeStateMachine(r -> r.stateMachineArn(arn + ":1"));
        assertThat(version.stateMachineArn()).isEqualTo(arn + ":1");
        assertThat(version.name()).isEqualTo("published");
        assertThat(version.definition()).isEqualTo(PASS);
        assertThat(version.description()).isEqualTo("one");
        assertThat(version.creationDate()).isEqualTo(first.creationDate());
        assertThat(version.revisionId()).isNull();
        var later = sfn.describeStateMachine(r -> r.stateMachineArn(arn + ":2"));
        assertThat(later.definition()).isEqualTo(WAIT);
        assertThat(later.revisionId()).isEqualTo(update.revisionId());
        assertThat(later.description()).isNull();
    }

    @Test
    void a_version_is_published_with_the_creation_and_with_the_update() {
        var created =
                sfn.createStateMachine(
                        r ->
                                r.name("at-once")
                                        .definition(PASS)
                                        .roleArn(ROLE)
                                        .publish(true)
                                        .versionDescription("first"));
        String arn = created.stateMachineArn();
        assertThat(created.stateMachineVersionArn()).isEqualTo(arn + ":1");
        var update =
                sfn.updateStateMachine(r -> r.stateMachineArn(arn).definition(WAIT).publish(true));
        assertThat(update.stateMachineVersionArn()).isEqualTo(arn + ":2");
        assertThat(update.revisionId()).isNotNull();
    }

    @Test
    @Drives({"ListStateMachineVersions", "DeleteStateMachineVersion"})
    void versions_are_listed_newest_first_in_pages_and_deleted() {
        String arn = Machines.create(sfn, "listed-versions", PASS);
        for (int i = 0; i < 5; i++) {
            String role = ROLE + i;
            sfn.updateStateMachine(r -> r.stateMachineArn(arn).roleArn(role).publish(true));
        }
        sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(arn + ":3"));
        sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(arn + ":3"));

        var versions = new ArrayList<String>();
        @Nullable String token = null;
        do {
            String next = token;
            var page =
                    sfn.listStateMachineVersions(
                            r -> r.stateMachineArn(arn).maxResults(2).nextToken(next));
            page.stateMachineVersions().stream()
                    .map(StateMachineVersionListItem::stateMachineVersionArn)
                    .forEach(versions::add);
            token = page.nextToken();
        } while (token != null);
        assertThat(versions).containsExactly(arn + ":5", arn + ":4", arn + ":2", arn + ":1");
        assertThatThrownBy(() -> sfn.describeStateMachine(r -> r.stateMachineArn(arn + ":3")))
                .isInstanceOf(StateMachineDoesNotExistException.class);
    }

    @Test
    @Drives({"CreateStateMachineAlias", "DescribeStateMachineAlias", "UpdateStateMachineAlias"})
    void an_alias_is_described_as_it_was_created_and_updated() {
        String arn = machineOfTwoVersions("aliased");
        var created =
                sfn.createStateMachineAlias(
                        r ->
                                r.name("live")
                                        .description("what users see")
                                        .routingConfiguration(
                                                route(arn + ":1", 90), route(arn + ":2", 10)));
        String alias = created.stateMachineAliasArn();
        assertThat(alias).isEqualTo(arn + ":live");

        var described = sfn.describeStateMachineAlias(r -> r.stateMachineAliasArn(alias));
        assertThat(described.name()).isEqualTo("live");
        assertThat(described.stateMachineAliasArn()).isEqualTo(alias);
        assertThat(described.description()).isEqualTo("what users see");
        assertThat(described.creationDate()).isEqualTo(created.creationDate());
        assertThat(described.routingConfiguration())
                .containsExactly(route(arn + ":1", 90), route(arn + ":2", 10));

        var update =
                sfn.updateStateMachineAlias(
                        r ->
                                r.stateMachineAliasArn(alias)
                                        .routingConfiguration(route(arn + ":2", 100)));
        var after = sfn.describeStateMachineAlias(r -> r.stateMachineAliasArn(alias));
        assertThat(after.updateDate()).isEqualTo(update.updateDate());
        assertThat(after.description()).isEqualTo("what users see");
        assertThat(after.routingConfiguration()).containsExactly(route(arn + ":2", 100));
    }

    @Test
    @Drives({"ListStateMachineAliases", "DeleteStateMachineAlias"})
    void aliases_are_listed_by_machine_and_by_version_and_deleted() {
        String arn = machineOfTwoVersions("listed-aliases");
        String old = alias("old", route(arn + ":1", 100));
        String live = alias("live", route(arn + ":1", 50), route(arn + ":2", 50));
        String next = alias("next", route(arn + ":2", 100));

        assertThat(aliases(arn)).containsExactly(old, live, next);
        assertThat(aliases(arn + ":1")).containsExactly(old, live);
        assertThat(aliases(arn + ":2")).containsExactly(live, next);
        var page = sfn.listStateMachineAliases(r -> r.stateMachineArn(arn).maxResults(2));
        var rest =
                sfn.listStateMachineAliases(
                        r -> r.stateMachineArn(arn).nextToken(page.nextToken()));
        assertThat(rest.stateMachineAliases())
                .extracting(StateMachineAliasListItem::stateMachineAliasArn)
                .containsExactly(next);

        assertThatThrownBy(
                        () ->
                                sfn.deleteStateMachineVersion(
                                        r -> r.stateMachineVersionArn(arn + ":1")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("[old, live]");
        Stream.of(old, live, old)
                .forEach(each -> sfn.deleteStateMachineAlias(r -> r.stateMachineAliasArn(each)));
        sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(arn + ":1"));
        assertThat(aliases(arn)).containsExactly(next);
        assertThatThrownBy(() -> sfn.describeStateMachineAlias(r -> r.stateMachineAliasArn(old)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private List<String> aliases(String arn) {
        return sfn
                .listStateMachineAliases(r -> r.stateMachineArn(arn))
                .stateMachineAliases()
                .stream()
                .map(StateMachineAliasListItem::stateMachineAliasArn)
                .toList();
    }

    @Test
    void an_execution_runs_its_version_and_names_it_and_its_alias() {
        String arn = machineOfTwoVersions("started");
        String live = alias("live", route(arn + ":1", 100));

        var byVersion =
                Machines.untilEnded(sfn, Machines.start(sfn, arn + ":2", "by-version", INPUT));
        var byAlias = Machines.untilEnded(sfn, Machines.start(sfn, live, "by-alias", INPUT));
        var plain = Machines.untilEnded(sfn, Machines.start(sfn, arn, "plain", INPUT));

        assertThat(byVersion.output()).contains("Hello Ada");
        assertThat(byVersion.stateMachineArn()).isEqualTo(arn);
        assertThat(byVersion.stateMachineVersionArn()).isEqualTo(arn + ":2");
        assertThat(byVersion.stateMachineAliasArn()).isNull();
        assertThat(byAlias.output()).doesNotContain("Hello");
        assertThat(byAlias.stateMachineArn()).isEqualTo(arn);
        assertThat(byAlias.stateMachineVersionArn()).isEqualTo(arn + ":1");
        assertThat(byAlias.stateMachineAliasArn()).isEqualTo(live);
        assertThat(plain.stateMachineVersionArn()).isNull();
        assertThat(executions(arn)).containsExactlyInAnyOrder("by-version", "by-alias", "plain");
        assertThat(executions(arn + ":1")).containsExactly("by-alias");
        assertThat(executions(arn + ":2")).containsExactly("by-version");
        assertThat(executions(live)).containsExactly("by-alias");
        var listed = sfn.listExecutions(r -> r.stateMachineArn(live)).executions().getFirst();
        assertThat(listed.stateMachineAliasArn()).isEqualTo(live);
        assertThat(listed.stateMachineVersionArn()).isEqualTo(arn + ":1");
        var first =
                sfn.getExecutionHistory(r -> r.executionArn(byAlias.executionArn()))
                        .events()
                        .getFirst()
                        .executionStartedEventDetails();
        assertThat(first.stateMachineAliasArn()).isEqualTo(live);
        assertThat(first.stateMachineVersionArn()).isEqualTo(arn + ":1");
        var revision =
                sfn.describeStateMachineForExecution(r -> r.executionArn(byAlias.executionArn()));
        assertThat(revision.definition()).isEqualTo(PASS);
        assertThat(revision.stateMachineArn()).isEqualTo(arn);
    }

    private List<String> executions(String arn) {
        return sfn.listExecutions(r -> r.stateMachineArn(arn)).executions().stream()
                .map(ExecutionListItem::name)
                .toList();
    }

    @Test
    void an_execution_goes_on_when_its_version_and_its_alias_are_deleted() {
        String arn = Machines.create(sfn, "outlived", WAIT);
        sfn.publishStateMachineVersion(r -> r.stateMachineArn(arn));
        String live = alias("live", route(arn + ":1", 100));
        String execution = Machines.start(sfn, live, "long", "{}");

        sfn.deleteStateMachineAlias(r -> r.stateMachineAliasArn(live));
        sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(arn + ":1"));

        var described = sfn.describeExecution(r -> r.executionArn(execution));
        assertThat(described.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(described.stateMachineAliasArn()).isEqualTo(live);
        assertThat(
                        sfn.describeStateMachineForExecution(r -> r.executionArn(execution))
                                .definition())
                .isEqualTo(WAIT);
        assertThatThrownBy(() -> Machines.start(sfn, live, "another", "{}"))
                .isInstanceOf(StateMachineDoesNotExistException.class);
        sfn.stopExecution(r -> r.executionArn(execution));
    }

    @Test
    void starting_a_name_again_through_another_version_answers_the_one_that_runs() {
        String arn = Machines.create(sfn, "again", WAIT);
        sfn.publishStateMachineVersion(r -> r.stateMachineArn(arn));
        sfn.updateStateMachine(r -> r.stateMachineArn(arn).roleArn(ROLE + "2").publish(true));
        var first = sfn.startExecution(r -> r.stateMachineArn(arn + ":1").name("e").input("{}"));
        var second = sfn.startExecution(r -> r.stateMachineArn(arn + ":2").name("e").input("{}"));
        assertThat(second.executionArn()).isEqualTo(first.executionArn());
        assertThat(second.startDate()).isEqualTo(first.startDate());
        assertThat(
                        sfn.describeExecution(r -> r.executionArn(first.executionArn()))
                                .stateMachineVersionArn())
                .isEqualTo(arn + ":1");
        sfn.stopExecution(r -> r.executionArn(first.executionArn()));
    }

    @Test
    void an_Express_machine_runs_the_version_that_its_alias_chooses() {
        String arn = Machines.create(sfn, "quick", PASS, StateMachineType.EXPRESS);
        sfn.publishStateMachineVersion(r -> r.stateMachineArn(arn));
        sfn.updateStateMachine(r -> r.stateMachineArn(arn).definition(GREET).publish(true));
        String live = alias("live", route(arn + ":1", 0), route(arn + ":2", 100));

        var answer = sfn.startSyncExecution(r -> r.stateMachineArn(live).input(INPUT));

        assertThat(answer.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
        assertThat(answer.output()).contains("Hello Ada");
        assertThat(answer.stateMachineArn()).isEqualTo(arn);
        assertThat(sfn.startSyncExecution(r -> r.stateMachineArn(arn + ":1").input(INPUT)).output())
                .doesNotContain("Hello");
    }

    @Test
    void a_deleted_machine_takes_its_versions_and_aliases_with_it() {
        String arn = machineOfTwoVersions("whole");
        String live = alias("live", route(arn + ":1", 100));
        sfn.deleteStateMachine(r -> r.stateMachineArn(arn));
        assertThatThrownBy(() -> sfn.describeStateMachine(r -> r.stateMachineArn(arn + ":1")))
                .isInstanceOf(StateMachineDoesNotExistException.class);
        assertThatThrownBy(() -> sfn.describeStateMachineAlias(r -> r.stateMachineAliasArn(live)))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
