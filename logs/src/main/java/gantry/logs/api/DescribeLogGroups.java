package gantry.logs.api;

import gantry.json.JsonObject;
import gantry.logs.store.GroupSummary;
import gantry.logs.store.LogStore;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Log groups by name, in pages. */
final class DescribeLogGroups implements LogsOperation {
    /** API reference: "If you don't specify a value, the default is up to 50 items." */
    static final int DEFAULT_LIMIT = 50;

    private final LogStore store;

    DescribeLogGroups(LogStore store) {
        this.store = store;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        Refusals.refuse(
                request, "accountIdentifiers", "includeLinkedAccounts", "logGroupIdentifiers");
        Predicate<GroupSummary> wanted = wanted(request);
        List<?> place = Tokens.find(id(), request, 1);
        String after = place == null ? "" : Tokens.text(place, 0);
        int limit = request.intOr("limit", DEFAULT_LIMIT);
        var found = new ArrayList<JsonObject>();
        String last = after;
        String next = null;
        for (GroupSummary group : store.listGroups()) {
            if (group.name().compareTo(after) <= 0 || !wanted.test(group)) {
                continue;
            }
            if (found.size() == limit) {
                next = Tokens.of(id(), last);
                break;
            }
            found.add(shape(call, group));
            last = group.name();
        }
        return answer(found, next);
    }

    private static Response answer(List<JsonObject> found, @Nullable String next) {
        return Response.of(
                next == null
                        ? JsonObject.of("logGroups", found)
                        : JsonObject.of("logGroups", found, "nextToken", next));
    }

    private static Predicate<GroupSummary> wanted(Request request) {
        String prefix = request.findString("logGroupNamePrefix");
        String pattern = request.findString("logGroupNamePattern");
        String kind = request.findString("logGroupClass");
        if (prefix != null && pattern != null) {
            throw Refusals.invalid(
                    "LogGroup name prefix and LogGroup name pattern are mutually exclusive"
                            + " parameters.");
        }
        String lower = pattern == null ? "" : pattern.toLowerCase(Locale.ROOT);
        return group ->
                (kind == null || kind.equals("STANDARD"))
                        && (prefix == null || group.name().startsWith(prefix))
                        && group.name().toLowerCase(Locale.ROOT).contains(lower);
    }

    private static JsonObject shape(Call call, GroupSummary group) {
        String arn = GroupArns.group(call, group.name());
        var shape =
                JsonObject.builder()
                        .put("logGroupName", group.name())
                        .put("creationTime", group.createdAtMs());
        Integer days = group.retentionInDays();
        if (days != null) {
            shape.put("retentionInDays", days.longValue());
        }
        return shape.put("metricFilterCount", 0L)
                .put("arn", arn + ":*")
                .put("storedBytes", group.storedBytes())
                .put("logGroupClass", "STANDARD")
                .put("logGroupArn", arn)
                .put("deletionProtectionEnabled", false)
                .build();
    }
}
