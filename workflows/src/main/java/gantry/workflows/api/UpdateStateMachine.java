package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.definitions.LoggingConfiguration;
import gantry.workflows.definitions.MachineChange;
import gantry.workflows.definitions.Publication;
import gantry.workflows.definitions.StateMachines;
import gantry.workflows.errors.MissingRequiredParameter;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.function.Predicate;

/**
 * Gives a state machine another definition, role, logging or tracing. Executions that run keep what
 * they have; a change that changes nothing makes no revision.
 */
final class UpdateStateMachine implements StatesOperation {
    private final StateMachines machines;
    private final Predicate<String> isLogGroup;
    private final InstantSource clock;

    UpdateStateMachine(StateMachines machines, Predicate<String> isLogGroup, InstantSource clock) {
        this.machines = machines;
        this.isLogGroup = isLogGroup;
        this.clock = clock;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        var arn = Arns.unlabelled(request);
        var publication = Versions.publication(request);
        Encryption.refuseCustomerKey(id(), request);
        MachineChange change = change(request, publication);
        LoggingConfiguration logging = change.logging();
        if (logging != null) {
            logging.requireDestinations(call.scope(), isLogGroup);
        }
        if (change.definition() != null) {
            Definitions.check(change.definition(), machines.requireActive(arn).type());
        }
        var updated = machines.update(arn, change);
        return new Answer()
                .withTime("updateDate", clock.millis())
                .with("revisionId", updated.state().revisionId())
                .withArn("stateMachineVersionArn", updated.versionArn())
                .response();
    }

    private static MachineChange change(Request request, @Nullable Publication publication) {
        if (!request.has("definition")
                && !request.has("roleArn")
                && !request.has("loggingConfiguration")
                && !request.has("tracingConfiguration")
                && !request.has(Encryption.MEMBER)) {
            throw new MissingRequiredParameter();
        }
        String role = request.findString("roleArn");
        return new MachineChange(
                request.findString("definition"),
                role == null ? null : Arns.role(role),
                logging(request),
                Tracing.enabled(request),
                publication);
    }

    private static @Nullable LoggingConfiguration logging(Request request) {
        var shape = request.findObject("loggingConfiguration");
        return shape == null ? null : LoggingConfiguration.of(shape);
    }
}
