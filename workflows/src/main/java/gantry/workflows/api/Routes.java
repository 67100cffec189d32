package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.operations.ValidationException;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.definitions.Alias;
import gantry.workflows.definitions.Routing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The routing configuration of an alias in the API's shape.
 *
 * @param machine whose versions they are, unqualified
 */
record Routes(StateMachineArn machine, Routing routing) {
    private static final String REASON = "INVALID_ROUTING_CONFIGURATION";

    /**
     * The routes of a request, of which each follows the service model. The order of the checks is
     * AWS's.
     *
     * @throws ValidationException they are no routing
     * @throws gantry.workflows.arn.InvalidArn a version's ARN is none
     */
    static Routes of(@Nullable List<@Nullable Object> shape) {
        List<String> arns = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        for (Object route : shape == null ? List.of() : shape) {
            if (route instanceof Map<?, ?> members
                    && members.get("stateMachineVersionArn") instanceof String arn
                    && members.get("weight") instanceof Number weight) {
                arns.add(arn);
                weights.add(weight.intValue());
            }
        }
        if (new HashSet<>(arns).size() < arns.size()) {
            throw refusal("must contain distinct state machine version ARNs", arns);
        }
        if (weights.stream().mapToInt(Integer::intValue).sum() != Routing.TOTAL_WEIGHT) {
            throw new ValidationException(
                    "Sum of routing configuration weights must equal 100. Received: " + weights,
                    REASON);
        }
        List<StateMachineArn> versions = arns.stream().map(StateMachineArn::parse).toList();
        if (!versions.stream().allMatch(StateMachineArn::isVersion)) {
            throw refusal("must contain state machine version ARNs", arns);
        }
        return new Routes(machine(versions), routing(versions, weights));
    }

    private static StateMachineArn machine(List<StateMachineArn> versions) {
        StateMachineArn machine = versions.getFirst().unqualified();
        requireOf(machine, versions);
        return machine;
    }

    /**
     * Returns if the versions are those of this machine.
     *
     * @throws ValidationException they are another's
     */
    void requireOf(StateMachineArn expected) {
        requireOf(
                expected,
                routing.routes().stream()
                        .map(route -> machine.qualified(Long.toString(route.version())))
                        .toList());
    }

    /** The sentence is ours. */
    private static void requireOf(StateMachineArn machine, List<StateMachineArn> versions) {
        if (!versions.stream().allMatch(version -> version.isOf(machine))) {
            throw refusal(
                    "must contain version ARNs of one state machine",
                    versions.stream().map(StateMachineArn::toString).toList());
        }
    }

    private static Routing routing(List<StateMachineArn> versions, List<Integer> weights) {
        var routes = new ArrayList<Routing.Route>();
        for (int i = 0; i < versions.size(); i++) {
            routes.add(new Routing.Route(versions.get(i).version(), weights.get(i)));
        }
        return new Routing(routes);
    }

    private static ValidationException refusal(String rule, List<String> arns) {
        return new ValidationException(
                "Routing configuration " + rule + ". Received: " + arns, REASON);
    }

    /** As DescribeStateMachineAlias shows it. */
    static List<JsonObject> shape(Alias alias) {
        StateMachineArn machine = alias.arn().unqualified();
        return alias.routing().routes().stream()
                .map(
                        route ->
                                JsonObject.of(
                                        "stateMachineVersionArn",
                                        machine.qualified(Long.toString(route.version()))
                                                .toString(),
                                        "weight",
                                        route.weight()))
                .toList();
    }
}
