package gantry.cli.sdk;

import gantry.cli.testing.OperationError;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens to a client: which operations were answered, and which errors the service named. */
final class Answers implements ExecutionInterceptor {
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final List<OperationError> refused = new CopyOnWriteArrayList<>();

    /** Operations that were answered without an error. */
    Set<String> answered() {
        return Set.copyOf(answered);
    }

    /** Errors in the order they came. */
    List<OperationError> refused() {
        return List.copyOf(refused);
    }

    void forget() {
        answered.clear();
        refused.clear();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        answered.add(operation(attributes));
    }

    @Override
    public void onExecutionFailure(
            Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof AwsServiceException e) {
            refused.add(new OperationError(operation(attributes), e.awsErrorDetails().errorCode()));
        }
    }

    private static String operation(ExecutionAttributes attributes) {
        return attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    }
}
