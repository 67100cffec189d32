package gantry.states.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.json.Json;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

class CompiledDefinitionTest {
    @Test
    void states_are_found_by_the_path_that_diagnostics_spell() {
        var machine =
                compile(
                        """
                        {"StartAt": "P", "Comment": "c", "TimeoutSeconds": 60, "States": {
                          "P": {"Type": "Parallel", "End": true, "Branches": [
                            {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}},
                            {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true,
                              "Iterator": {"StartAt": "T", "States": {"T": {"Type": "Task",
                                "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                                "End": true}}}}}}]}}}
                        """);
        String task = "/States/P/Branches[1]/States/M/Iterator/States/T";
        assertThat(machine.requireState(task)).isInstanceOf(TaskState.class);
        assertThat(machine.requireScopeOf(task).path())
                .isEqualTo("/States/P/Branches[1]/States/M/Iterator");
        assertThat(machine.requireScopeOf("/States/P")).isSameAs(machine.root());
        assertThat(machine.findState("/States/A")).isNull();
        assertThatThrownBy(() -> machine.requireState("/States/A"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(machine.resources())
                .containsExactly("arn:aws:states:::sqs:sendMessage.waitForTaskToken");
        assertThat(machine.comment()).isEqualTo("c");
        assertThat(machine.timeoutSeconds()).isEqualTo(60);
    }

    @Test
    void absent_paths_are_whole_and_null_ones_are_null() {
        var flow = (JsonPathFlow) ((PassState) state("'Type':'Pass','End':true")).flow();
        assertThat(flow).isEqualTo(JsonPathFlow.DEFAULT);
        var none =
                (JsonPathFlow)
                        ((PassState)
                                        state(
                                                "'Type':'Pass','End':true,'InputPath':null,"
                                                        + "'ResultPath':null,'OutputPath':null"))
                                .flow();
        assertThat(none).isEqualTo(new JsonPathFlow(null, null, null, null, null, List.of()));
    }

    @Test
    void a_null_Result_is_a_result() {
        assertThat(((PassState) state("'Type':'Pass','End':true")).result()).isNull();
        assertThat(((PassState) state("'Type':'Pass','End':true,'Result':null")).result())
                .isEqualTo(new PayloadTemplate.Literal(null));
    }

    @Test
    void a_template_shares_the_parts_that_never_change() {
        var flow =
                (JsonPathFlow)
                        ((PassState)
                                        state(
                                                "'Type':'Pass','End':true,'Parameters':{"
                                                    + "'fixed':{'a':[1,2]},'v.$':'$$.State.Name',"
                                                    + "'list':[{'u.$':'States.UUID()'},3]}"))
                                .flow();
        var template = (PayloadTemplate.ObjectTemplate) Objects.requireNonNull(flow.parameters());
        assertThat(template.fields())
                .extracting(PayloadTemplate.Field::name)
                .containsExactly("fixed", "v", "list");
        assertThat(template.fields().getFirst().value())
                .isEqualTo(new PayloadTemplate.Literal(Json.parse("{\"a\":[1,2]}")));
        assertThat(template.fields().get(1).value())
                .isInstanceOfSatisfying(
                        PayloadTemplate.PathValue.class,
                        value -> {
                            assertThat(value.field()).isEqualTo("v.$");
                            assertThat(value.path().source()).isEqualTo(DataPath.Source.CONTEXT);
                            assertThat(value.path().text()).isEqualTo("$$.State.Name");
                        });
        assertThat(template.fields().get(2).value())
                .isInstanceOf(PayloadTemplate.ArrayTemplate.class);
    }

    @Test
    void a_retrier_has_the_documented_defaults() {
        var task =
                (TaskState)
                        state(
                                "'Type':'Task','Resource':'arn:aws:states:::lambda:invoke',"
                                        + "'End':true,'Retry':[{'ErrorEquals':['States.ALL']}]");
        assertThat(task.retriers())
                .containsExactly(
                        new Retrier(
                                List.of("States.ALL"),
                                1,
                                3,
                                2.0,
                                null,
                                Retrier.JitterStrategy.NONE));
    }

    @Test
    void resources_are_told_apart_and_named_as_the_history_does() {
        assertThat(ResourceParser.find("arn:aws:states:::aws-sdk:s3:getObject"))
                .isInstanceOfSatisfying(
                        Resource.Integration.class,
                        s3 -> {
                            assertThat(s3.resourceType()).isEqualTo("aws-sdk:s3");
                            assertThat(s3.resource()).isEqualTo("getObject");
                        });
        assertThat(ResourceParser.find("arn:aws:states:::states:startExecution.sync:2"))
                .isInstanceOfSatisfying(
                        Resource.Integration.class,
                        nested -> {
                            assertThat(nested.resourceType()).isEqualTo("states");
                            assertThat(nested.resource()).isEqualTo("startExecution.sync:2");
                        });
        assertThat(
                        ResourceParser.find(
                                "arn:aws-cn:lambda:cn-north-1:123456789012:function:f:$LATEST"))
                .isInstanceOf(Resource.Function.class);
        assertThat(ResourceParser.find("arn:aws:states:us-east-1:123456789012:activity:a b"))
                .isInstanceOf(Resource.Activity.class);
        for (String unknown :
                List.of(
                        "arn:aws:states:::dynamodb:query",
                        "arn:aws:states:::sqs:sendMessage.sync",
                        "arn:aws:states:::lambda:invoke.sync:2",
                        "arn:aws:states:::aws-sdk:s3:getObject.sync",
                        "arn:aws:states:::sqs",
                        "arn:aws:s3:::bucket")) {
            assertThat(ResourceParser.find(unknown)).as(unknown).isNull();
        }
    }

    @Test
    void a_timestamp_is_compiled_whatever_its_offset_and_digits() {
        var wait =
                (WaitState)
                        state(
                                "'Type':'Wait','End':true,"
                                        + "'Timestamp':'2030-01-01T01:00:00.1234567891+01:00'");
        assertThat(wait.delay())
                .isEqualTo(
                        new WaitState.Delay.Until(
                                Instant.parse("2030-01-01T00:00:00.123456789Z"),
                                "2030-01-01T01:00:00.1234567891+01:00"));
    }

    @Test
    void a_legacy_Iterator_and_Parameters_are_a_processor_and_an_item_selector() {
        var map =
                (MapState)
                        state(
                                "'Type':'Map','End':true,'Parameters':{'i.$':'$$.Map.Item.Index'},"
                                    + "'Iterator':{'StartAt':'I','States':{'I':{'Type':'Succeed'}}}");
        assertThat(map.itemSelector()).isInstanceOf(PayloadTemplate.ObjectTemplate.class);
        assertThat(((JsonPathFlow) map.flow()).parameters()).isNull();
        assertThat(map.maxConcurrency()).isEqualTo(new NumberSource.Constant(0));
        assertThat(map.processor().path()).isEqualTo("/States/X/Iterator");
    }

    @Test
    void a_report_holds_as_many_diagnostics_as_were_asked_for() {
        var parsed = DefinitionParser.parse("{\"StartAt\":1,\"States\":1,\"Version\":1}", false);
        assertThat(ValidationReport.of(parsed.diagnostics(), Diagnostic.Severity.ERROR, 0))
                .isEqualTo(new ValidationReport(false, parsed.diagnostics(), false));
        var two = ValidationReport.of(parsed.diagnostics(), Diagnostic.Severity.WARNING, 2);
        assertThat(two.diagnostics()).hasSize(2);
        assertThat(two.truncated()).isTrue();
        assertThat(ValidationReport.of(List.of(), Diagnostic.Severity.ERROR, 0).valid()).isTrue();
    }

    private static State state(String fields) {
        return compile(("{'StartAt':'X','States':{'X':{" + fields + "}}}").replace('\'', '"'))
                .requireState("/States/X");
    }

    private static StateMachine compile(String definition) {
        return DefinitionParser.parse(definition, false).requireMachine();
    }
}
