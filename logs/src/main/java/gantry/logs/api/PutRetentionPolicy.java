package gantry.logs.api;

import gantry.logs.store.LogStore;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;

import java.util.List;

/** Says how many days events of a group are kept. */
final class PutRetentionPolicy implements LogsOperation {
    /** API reference, PutRetentionPolicy: "Possible values are". */
    private static final List<Integer> DAYS =
            List.of(
                    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192,
                    2557, 2922, 3288, 3653);

    private final LogStore store;

    PutRetentionPolicy(LogStore store) {
        this.store = store;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public List<String> resources(Call call, Request request) {
        return GroupArns.resources(call, request);
    }

    @Override
    public Response invoke(Call call, Request request) {
        int days = request.intOr("retentionInDays", 0);
        if (!DAYS.contains(days)) {
            throw Refusals.invalid(
                    "1 validation error detected: Value '"
                            + days
                            + "' at 'retentionInDays' failed to satisfy constraint: Member must"
                            + " satisfy enum value set: "
                            + DAYS);
        }
        if (!store.setRetention(request.requireString("logGroupName"), days)) {
            throw Refusals.noGroup();
        }
        return Response.EMPTY;
    }
}
