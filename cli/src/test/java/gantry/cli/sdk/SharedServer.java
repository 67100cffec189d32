package gantry.cli.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.Sdk;
import gantry.cli.testing.StartedServer;
import gantry.cli.testing.TemporaryFolder;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Gives test methods and constructors clients of one server, which starts once for all classes and
 * stops after the last; and holds a test to the operations it {@link Drives}.
 */
final class SharedServer
        implements ParameterResolver, BeforeTestExecutionCallback, AfterTestExecutionCallback {
    private static final ExtensionContext.Namespace HERE =
            ExtensionContext.Namespace.create(SharedServer.class);

    /** Closed by JUnit with the store it lies in. */
    private record Running(
            TemporaryFolder folder,
            StartedServer server,
            Answers answers,
            SfnClient client,
            CloudWatchLogsClient logs)
            implements AutoCloseable {
        static Running start() {
            var folder = TemporaryFolder.create();
            var server = StartedServer.in(folder.path());
            var answers = new Answers();
            return new Running(
                    folder,
                    server,
                    answers,
                    Sdk.client(server.url(), answers),
                    Sdk.logs(server.url()));
        }

        @Override
        public void close() {
            client.close();
            logs.close();
            server.close();
            folder.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == SfnClient.class || type == CloudWatchLogsClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SfnClient.class
                ? running(context).client()
                : running(context).logs();
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        running(context).answers().forget();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        @Nullable Drives drives = context.getRequiredTestMethod().getAnnotation(Drives.class);
        if (drives != null && context.getExecutionException().isEmpty()) {
            assertThat(running(context).answers().answered()).contains(drives.value());
        }
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
    }
}
