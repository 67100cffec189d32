package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.operations.ValidationException;
import gantry.states.definition.MapState;
import gantry.states.definition.ParallelState;
import gantry.states.definition.State;
import gantry.states.definition.TaskState;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.ExecutionHeader;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.Inspection;
import gantry.states.interpreter.Variables;
import gantry.workflows.arn.ExpressExecutionArn;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.errors.InvalidExecutionInput;
import gantry.workflows.teststate.GivenContext;
import gantry.workflows.teststate.InspectionData;
import gantry.workflows.teststate.ItemReaderData;
import gantry.workflows.teststate.Mock;
import gantry.workflows.teststate.MockRules;
import gantry.workflows.teststate.StateTest;
import gantry.workflows.teststate.StateTests;
import gantry.workflows.teststate.TestedState;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Has one state work, without a state machine, and shows what it does with its data. */
final class TestState implements StatesOperation {
    private final StateTests tests;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /**
     * With what it takes.
     *
     * @param ids name the machine and the execution that the state believes to be in
     */
    TestState(StateTests tests, InstantSource clock, Supplier<UUID> ids) {
        this.tests = tests;
        this.clock = clock;
        this.ids = ids;
    }

    /** A Task may change what it calls. */
    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        Mock mock = Mock.find(request);
        checkTogether(request, mock);
        String roleArn = roleArn(request);
        TestedState tested =
                TestedState.of(
                        request.requireString("definition"), request.findString("stateName"));
        MockRules.check(tested.state(), mock, roleArn);
        Inspection.Given given = given(request, tested, mock);
        ExecutionHeader header = header(call, roleArn, input(request));
        var test =
                new StateTest(
                        tested,
                        header,
                        given,
                        mock == null || !(tested.state() instanceof TaskState)
                                ? null
                                : mock.outcome());
        StateTests.Tested ended = tests.run(test, call.cancellation());
        if (given.children() != null) {
            MockRules.checkFailures(
                    given.children().failedIterations(), ended.inspection().iterations());
        }
        return answer(request, test, ended.inspection(), ended.end());
    }

    /** Members that go together or not. */
    private static void checkTogether(Request request, @Nullable Mock mock) {
        if (mock != null && request.booleanOr("revealSecrets", false)) {
            throw new ValidationException(
                    "TestState does not support RevealSecrets when a mock is specified.");
        }
        if (mock == null && configuration(request).has("mapIterationFailureCount")) {
            throw new ValidationException(
                    "TestState does not support MapIterationFailureCount when a mock is not"
                            + " specified.");
        }
        if (mock == null && request.has("context")) {
            throw new ValidationException(
                    "TestState does not support Context when a mock is not specified.");
        }
    }

    private static Request configuration(Request request) {
        Map<String, @Nullable Object> members = request.findObject("stateConfiguration");
        return Request.of(members == null ? Map.of() : members);
    }

    private static @Nullable String roleArn(Request request) {
        String arn = request.findString("roleArn");
        return arn == null ? null : Arns.role(arn);
    }

    private static Payload input(Request request) {
        String text = request.findString("input");
        return text == null
                ? Payload.EMPTY_OBJECT
                : Payloads.parse(text, "input", InvalidExecutionInput::new);
    }

    private static Inspection.Given given(
            Request request, TestedState tested, @Nullable Mock mock) {
        String context = request.findString("context");
        Request configuration = configuration(request);
        return new Inspection.Given(
                context == null ? null : GivenContext.parse(context, tested.state()),
                variables(request.findString("variables")),
                configuration.intOr("retrierRetryCount", 0),
                mock == null ? null : children(configuration, tested, mock));
    }

    private static Inspection.@Nullable Children children(
            Request configuration, TestedState tested, Mock mock) {
        if (!(tested.state() instanceof MapState || tested.state() instanceof ParallelState)) {
            return null;
        }
        String culprit = configuration.findString("errorCausedByState");
        if (culprit != null && !tested.hasInside(culprit)) {
            throw new ValidationException("State not found in definition");
        }
        int failed = configuration.intOr("mapIterationFailureCount", 0);
        MockRules.checkFailures(failed, MockRules.iterations(mock));
        String read = configuration.findString("mapItemReaderData");
        return new Inspection.Children(
                mock.outcome(),
                failed,
                read == null ? null : ItemReaderData.parse(read, tested.state()));
    }

    private static Variables variables(@Nullable String text) {
        if (text == null) {
            return Variables.NONE;
        }
        Payload given = Payloads.parse(text, "variables", TestState::notVariables);
        if (!(given.value() instanceof JsonObject object)) {
            throw notVariables("");
        }
        var values = new LinkedHashMap<String, Payload>();
        object.forEach((name, value) -> values.put(name, Payload.of(value)));
        return Variables.of(values);
    }

    private static ValidationException notVariables(String ignored) {
        return new ValidationException("Variables must be a valid JSON object.");
    }

    /** As of an Express execution (recorded) whose machine and name nobody knows. */
    private ExecutionHeader header(Call call, @Nullable String roleArn, Payload input) {
        StateMachineArn machine = Arns.stateMachine(call, ids.get().toString());
        String name = ids.get().toString();
        return new ExecutionHeader(
                String.join(
                        ":",
                        "arn",
                        machine.partition(),
                        SERVICE,
                        machine.region(),
                        machine.account(),
                        ExpressExecutionArn.TYPE,
                        machine.name(),
                        name),
                name,
                machine.toString(),
                machine.name(),
                roleArn == null ? "" : roleArn,
                call.region(),
                true,
                clock.millis(),
                input);
    }

    private static Response answer(
            Request request, StateTest test, Inspection seen, Execution end) {
        State state = test.tested().state();
        var answer = new Answer();
        Inspection.Left left = seen.left();
        if (left != null) {
            answer.with("output", left.output().text());
        }
        Inspection.Failure failure = failure(seen, end);
        if (failure != null) {
            answer.with("error", failure.error()).with("cause", failure.cause());
        }
        String level = request.findString("inspectionLevel");
        if (level != null && !level.equals("INFO")) {
            Variables variables = left == null ? test.given().variables() : left.variables();
            answer.with(
                    "inspectionData",
                    InspectionData.of(state, test.header().input(), seen, variables));
        }
        return answer.with("nextState", left == null ? null : left.next())
                .with("status", status(seen))
                .response();
    }

    /** The end of the five minutes is no failure of the state's own. */
    private static Inspection.@Nullable Failure failure(Inspection seen, Execution end) {
        return end.status() == ExecutionStatus.TIMED_OUT
                ? new Inspection.Failure("States.Timeout", null)
                : seen.failure();
    }

    private static String status(Inspection seen) {
        if (seen.left() != null) {
            return seen.catchIndex() == null ? "SUCCEEDED" : "CAUGHT_ERROR";
        }
        return seen.backoffMs() == null ? "FAILED" : "RETRIABLE";
    }
}
