package gantry.cli.durability;

import static gantry.states.interpreter.HistoryEventType.ACTIVITY_SUCCEEDED;

import gantry.json.Json;
import gantry.states.local.LocalExecution;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Compares an execution that lived through crashes with the same one undisturbed. */
final class Verdict {
    /** Small, so that a history has several pages. */
    private static final int EVENTS_PER_PAGE = 20;

    private Verdict() {}

    /** What is wrong with an execution that should have ended as this one did; a sentence each. */
    static List<String> flaws(SfnClient sfn, String arn, LocalExecution undisturbed) {
        DescribeExecutionResponse ended = sfn.describeExecution(it -> it.executionArn(arn));
        if (ended.status() != ExecutionStatus.SUCCEEDED) {
            return List.of(ended.statusAsString() + " " + ended.error() + " " + ended.cause());
        }
        List<HistoryEvent> history =
                sfn
                        .getExecutionHistoryPaginator(
                                it -> it.executionArn(arn).maxResults(EVENTS_PER_PAGE))
                        .events()
                        .stream()
                        .toList();
        var flaws = new ArrayList<>(Histories.flaws(history));
        Object output = Objects.requireNonNull(undisturbed.execution().output()).value();
        if (!Json.equal(Json.parse(ended.output()), output)) {
            flaws.add("its output is " + ended.output() + " instead of " + Json.print(output));
        }
        long steps =
                undisturbed.history().stream()
                        .filter(event -> event.type() == ACTIVITY_SUCCEEDED)
                        .count();
        long done =
                history.stream()
                        .filter(event -> event.type() == HistoryEventType.ACTIVITY_SUCCEEDED)
                        .count();
        if (done != steps) {
            flaws.add(done + " activities succeeded instead of " + steps);
        }
        return flaws;
    }
}
