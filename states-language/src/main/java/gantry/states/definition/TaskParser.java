package gantry.states.definition;

import org.jspecify.annotations.Nullable;

/** Compiles a Task state. */
final class TaskParser {
    private TaskParser() {}

    static @Nullable State parse(Fields state, StateHeader header, Transitions transitions) {
        var flow = FlowParser.parse(state);
        state.require("Resource");
        var resource = ResourceParser.parse(state);
        var timeout = Sources.number(state, "TimeoutSeconds", 1, ErrorRules.MAX_SECONDS);
        var heartbeat = Sources.number(state, "HeartbeatSeconds", 1, ErrorRules.MAX_SECONDS);
        checkHeartbeat(state, timeout, heartbeat);
        var credentials = credentials(state, resource);
        var retriers = ErrorRules.retriers(state);
        var catchers = ErrorRules.catchers(state, transitions);
        return flow == null || resource == null
                ? null
                : new TaskState(
                        header,
                        flow,
                        resource,
                        timeout,
                        heartbeat,
                        credentials,
                        retriers,
                        catchers);
    }

    private static void checkHeartbeat(
            Fields state, @Nullable NumberSource timeout, @Nullable NumberSource heartbeat) {
        if (timeout instanceof NumberSource.Constant(long limit)
                && heartbeat instanceof NumberSource.Constant(long interval)
                && interval >= limit) {
            state.problemAt(
                    "HeartbeatSeconds", "HeartbeatSeconds must be smaller than TimeoutSeconds");
        }
    }

    private static @Nullable Credentials credentials(Fields state, @Nullable Resource resource) {
        var object = state.object("Credentials");
        if (object == null) {
            return null;
        }
        if (resource instanceof Resource.Activity) {
            state.problemAt(
                    "Credentials", "The field 'Credentials' is not supported for activities");
            return null;
        }
        var fields = state.below("/Credentials", object);
        if (!fields.has("RoleArn") && !fields.has("RoleArn.$")) {
            fields.problem("The field 'RoleArn' is required but was missing");
            return null;
        }
        fields.atMostOne("RoleArn", "RoleArn.$");
        if (fields.has("RoleArn")) {
            var role = Sources.text(fields, "RoleArn");
            return role == null ? null : new Credentials(role);
        }
        return dynamicRole(fields);
    }

    private static @Nullable Credentials dynamicRole(Fields fields) {
        var template = TemplateParser.member(fields, "RoleArn.$");
        return switch (template) {
            case PayloadTemplate.PathValue(var field, var path) ->
                    new Credentials(new TextSource.At(field, path));
            case PayloadTemplate.IntrinsicValue(var field, var call) ->
                    new Credentials(new TextSource.Computed(field, call));
            case null, default -> null;
        };
    }
}
