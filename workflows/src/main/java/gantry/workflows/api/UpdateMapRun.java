package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.MapRunArn;
import gantry.workflows.engine.Engine;

import org.jspecify.annotations.Nullable;

/** Changes how many children of a map run may be open at once and how many may fail. */
final class UpdateMapRun implements StatesOperation {
    private final Engine engine;

    UpdateMapRun(Engine engine) {
        this.engine = engine;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        engine.updateMapRun(
                new gantry.workflows.engine.UpdateMapRun(
                        MapRunArn.parse(request.requireString("mapRunArn")),
                        integer(request, "maxConcurrency"),
                        integer(request, "toleratedFailureCount"),
                        decimal(request, "toleratedFailurePercentage")));
        return Response.EMPTY;
    }

    private static @Nullable Long integer(Request request, String member) {
        Number number = request.findNumber(member);
        return number == null ? null : number.longValue();
    }

    private static @Nullable Double decimal(Request request, String member) {
        Number number = request.findNumber(member);
        return number == null ? null : number.doubleValue();
    }
}
