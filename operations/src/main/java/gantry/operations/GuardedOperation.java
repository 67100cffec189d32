package gantry.operations;

import java.util.List;

/** Another operation with something around its invocation: what it is called stays the same. */
public interface GuardedOperation extends Operation {
    Operation operation();

    @Override
    default OperationId id() {
        return operation().id();
    }

    @Override
    default String iamAction() {
        return operation().iamAction();
    }

    @Override
    default boolean readOnly() {
        return operation().readOnly();
    }

    @Override
    default List<String> resources(Call call, Request request) {
        return operation().resources(call, request);
    }
}
