package gantry.cli.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link ErrorWorld}, which starts once for all classes. */
public final class SharedErrorWorld implements ParameterResolver {
    private static final ExtensionContext.Namespace HERE =
            ExtensionContext.Namespace.create(SharedErrorWorld.class);

    /** Closed by JUnit with the store it lies in. */
    private record Running(TemporaryFolder folder, ErrorWorld world) implements AutoCloseable {
        static Running start() {
            var folder = TemporaryFolder.create();
            return new Running(folder, ErrorWorld.in(folder.path()));
        }

        @Override
        public void close() {
            world.close();
            folder.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ErrorWorld.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .computeIfAbsent(Running.class, _ -> Running.start(), Running.class)
                .world();
    }
}
