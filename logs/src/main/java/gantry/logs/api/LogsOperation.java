package gantry.logs.api;

import gantry.operations.Operation;
import gantry.operations.OperationId;

/** An operation of CloudWatch Logs, named as its class. */
interface LogsOperation extends Operation {
    @Override
    default OperationId id() {
        return new OperationId("logs", getClass().getSimpleName());
    }
}
