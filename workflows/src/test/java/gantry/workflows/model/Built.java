package gantry.workflows.model;

import gantry.operations.AwsException;

import java.util.Set;
import java.util.TreeSet;

/** Which operations of the model the server has; it says itself which it has not. */
final class Built {
    private Built() {}

    static Set<String> operations(AwsModel model, ModelWorld world) {
        var built = new TreeSet<String>();
        for (String operation : model.operations()) {
            if (isBuilt(model, world, operation)) {
                built.add(operation);
            }
        }
        return built;
    }

    private static boolean isBuilt(AwsModel model, ModelWorld world, String operation) {
        var request = AwsModel.object(new Requests(model).legal(model.input(operation)));
        try {
            world.send(operation, request);
            return true;
        } catch (AwsException e) {
            return !String.valueOf(e.getMessage()).contains("not built into this server");
        }
    }

    /** Under what the README speaks of an operation. */
    static String readmeName(String operation) {
        return operation.contains("MapRun") ? "map runs" : operation;
    }
}
