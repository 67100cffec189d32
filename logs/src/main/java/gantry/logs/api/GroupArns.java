package gantry.logs.api;

import gantry.logs.store.GroupSummary;
import gantry.logs.store.LogStore;
import gantry.operations.Call;
import gantry.operations.Request;

import java.util.List;

/** Log groups and streams in requests and ARNs. */
final class GroupArns {
    private static final String RESOURCE = "log-group:";

    private GroupArns() {}

    /** {@code arn:aws:logs:REGION:ACCOUNT:log-group:NAME}. */
    static String group(Call call, String name) {
        return prefix(call) + name;
    }

    static String stream(Call call, String group, String stream) {
        return group(call, group) + ":log-stream:" + stream;
    }

    private static String prefix(Call call) {
        String region = call.region();
        String partition =
                region.startsWith("cn-")
                        ? "aws-cn"
                        : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
        return "arn:" + partition + ":logs:" + region + ":" + call.account() + ":" + RESOURCE;
    }

    /** What policies name for a request about one group. */
    static List<String> resources(Call call, Request request) {
        return List.of(group(call, name(call, request)) + ":*");
    }

    /** The group that a request is about, by its name or its ARN. */
    static String name(Call call, Request request) {
        String name = request.findString("logGroupName");
        String identifier = request.findString("logGroupIdentifier");
        if (name != null && identifier != null) {
            throw Refusals.invalid(
                    "LogGroup name and LogGroup ARN are mutually exclusive parameters.");
        }
        if (name != null) {
            return name;
        }
        if (identifier == null) {
            throw Refusals.invalid("Either logGroupName or logGroupIdentifier must be specified.");
        }
        if (!identifier.startsWith("arn:")) {
            return identifier;
        }
        if (!identifier.startsWith(prefix(call))) {
            throw Refusals.noGroup();
        }
        String rest = identifier.substring(prefix(call).length());
        return rest.endsWith(":*") ? rest.substring(0, rest.length() - 2) : rest;
    }

    /** As {@link #name}, of a group that there is. */
    static String require(LogStore store, Call call, Request request) {
        String name = name(call, request);
        GroupSummary found = store.findGroup(name);
        if (found == null) {
            throw Refusals.noGroup();
        }
        return name;
    }
}
