package gantry.cli.sdk;

import static gantry.cli.testing.Machines.PASS;
import static gantry.cli.testing.Machines.ROLE;
import static gantry.cli.testing.Machines.STATES;
import static gantry.cli.testing.Machines.WAIT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.cli.testing.Machines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.LogDestination;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionSeverity;

import java.util.List;

@ExtendWith(SharedServer.class)
class StateMachinesTest {
    private static final String LOG_GROUP =
            "arn:aws:logs:us-east-1:000000000000:log-group:machines:*";

    private final SfnClient sfn;

    StateMachinesTest(SfnClient sfn) {
        this.sfn = sfn;
    }

    @Test
    @Drives({"CreateStateMachine", "DescribeStateMachine"})
    void a_state_machine_is_described_as_it_was_created(CloudWatchLogsClient logs) {
        logs.createLogGroup(r -> r.logGroupName("machines"));
        var created =
                sfn.createStateMachine(
                        r ->
                                r.name("described")
                                        .definition(PASS)
                                        .roleArn(ROLE)
                                        .type(StateMachineType.EXPRESS)
                                        .loggingConfiguration(
                                                l ->
                                                        l.level(LogLevel.ERROR)
                                                                .includeExecutionData(true)
                                                                .destinations(logGroup()))
                                        .tracingConfiguration(t -> t.enabled(true)));

        var machine = sfn.describeStateMachine(r -> r.stateMachineArn(created.stateMachineArn()));
        assertThat(machine.stateMachineArn())
                .isEqualTo(created.stateMachineArn())
                .isEqualTo(STATES + "stateMachine:described");
        assertThat(machine.name()).isEqualTo("described");
        assertThat(machine.status()).isEqualTo(StateMachineStatus.ACTIVE);
        assertThat(machine.type()).isEqualTo(StateMachineType.EXPRESS);
        assertThat(machine.definition()).isEqualTo(PASS);
        assertThat(machine.roleArn()).isEqualTo(ROLE);
        assertThat(machine.creationDate()).isEqualTo(created.creationDate());
        assertThat(machine.loggingConfiguration().level()).isEqualTo(LogLevel.ERROR);
        assertThat(machine.loggingConfiguration().includeExecutionData()).isTrue();
        assertThat(machine.loggingConfiguration().destinations()).containsExactly(logGroup());
        assertThat(machine.tracingConfiguration().enabled()).isTrue();
        assertThat(machine.encryptionConfiguration().type())
                .isEqualTo(EncryptionType.AWS_OWNED_KEY);
    }

    private static LogDestination logGroup() {
        return LogDestination.builder()
                .cloudWatchLogsLogGroup(group -> group.logGroupArn(LOG_GROUP))
                .build();
    }

    @Test
    void METADATA_ONLY_leaves_the_definition_out() {
        String arn = Machines.create(sfn, "metadata", PASS);

        var machine =
                sfn.describeStateMachine(
                        r -> r.stateMachineArn(arn).includedData(IncludedData.METADATA_ONLY));

        assertThat(machine.definition()).isEqualTo("{}");
        assertThat(machine.name()).isEqualTo("metadata");
    }

    @Test
    void creating_the_same_again_answers_the_one_that_is_there() {
        String first = Machines.create(sfn, "twice", PASS);

        assertThat(Machines.create(sfn, "twice", PASS)).isEqualTo(first);
    }

    @Test
    @Drives("UpdateStateMachine")
    void an_update_makes_a_new_revision() {
        String arn = Machines.create(sfn, "updated", PASS);

        var update =
                sfn.updateStateMachine(
                        r -> r.stateMachineArn(arn).definition(WAIT).roleArn(ROLE + "2"));

        var machine = sfn.describeStateMachine(r -> r.stateMachineArn(arn));
        assertThat(machine.definition()).isEqualTo(WAIT);
        assertThat(machine.roleArn()).isEqualTo(ROLE + "2");
        assertThat(machine.revisionId()).isEqualTo(update.revisionId());
        assertThat(update.updateDate()).isAfterOrEqualTo(machine.creationDate());
    }

    @Test
    @Drives("DeleteStateMachine")
    void a_deleted_state_machine_is_gone_and_may_be_deleted_again() {
        String arn = Machines.create(sfn, "deleted", PASS);

        sfn.deleteStateMachine(r -> r.stateMachineArn(arn));
        sfn.deleteStateMachine(r -> r.stateMachineArn(arn));

        assertThatThrownBy(() -> sfn.describeStateMachine(r -> r.stateMachineArn(arn)))
                .isInstanceOf(StateMachineDoesNotExistException.class);
    }

    @Test
    @Drives("ListStateMachines")
    void a_list_shows_name_type_and_date_of_each() {
        var created =
                sfn.createStateMachine(r -> r.name("aaa-listed").definition(PASS).roleArn(ROLE));

        var machines = sfn.listStateMachines(r -> r.maxResults(1000)).stateMachines();

        assertThat(machines)
                .contains(
                        StateMachineListItem.builder()
                                .stateMachineArn(created.stateMachineArn())
                                .name("aaa-listed")
                                .type(StateMachineType.STANDARD)
                                .creationDate(created.creationDate())
                                .build())
                .extracting(StateMachineListItem::name)
                .doesNotHaveDuplicates();
    }

    @Test
    @Drives("ValidateStateMachineDefinition")
    void a_definition_is_validated_with_all_its_problems() {
        String wrong =
                """
                {"StartAt":"S","States":{"S":{"Type":"Wait","Next":"T"}}}\
                """;

        var answer = sfn.validateStateMachineDefinition(r -> r.definition(wrong));

        assertThat(answer.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.FAIL);
        assertThat(answer.truncated()).isFalse();
        assertThat(answer.diagnostics())
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(d -> d.severity() == ValidateStateMachineDefinitionSeverity.ERROR)
                .extracting(ValidateStateMachineDefinitionDiagnostic::code)
                .contains("MISSING_TRANSITION_TARGET");
        assertThat(answer.diagnostics())
                .extracting(ValidateStateMachineDefinitionDiagnostic::location)
                .contains("/States/S/Next");

        var good = sfn.validateStateMachineDefinition(r -> r.definition(PASS));
        assertThat(good.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
        assertThat(good.diagnostics()).isEmpty();
    }

    @Test
    @Drives({"TagResource", "UntagResource", "ListTagsForResource"})
    void tags_are_added_replaced_and_removed() {
        String arn =
                sfn.createStateMachine(
                                r ->
                                        r.name("tagged")
                                                .definition(PASS)
                                                .roleArn(ROLE)
                                                .tags(tag("team", "docks")))
                        .stateMachineArn();
        assertThat(tags(arn)).containsExactly(tag("team", "docks"));

        sfn.tagResource(r -> r.resourceArn(arn).tags(tag("team", "cranes"), tag("stage", "live")));
        assertThat(tags(arn))
                .containsExactlyInAnyOrder(tag("team", "cranes"), tag("stage", "live"));

        sfn.untagResource(r -> r.resourceArn(arn).tagKeys("team", "never-there"));
        assertThat(tags(arn)).containsExactly(tag("stage", "live"));
    }

    private List<Tag> tags(String arn) {
        return sfn.listTagsForResource(r -> r.resourceArn(arn)).tags();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
