package gantry.workflows.mocks;

import gantry.states.mocks.MockConfig;
import gantry.states.mocks.MockConfigException;

import org.jspecify.annotations.Nullable;

/** Where the mocks come from. Safe for any thread. */
@FunctionalInterface
public interface MockSource {
    /** There are no mocks: a {@code #} is part of a name, as on AWS. */
    MockSource NONE = () -> null;

    /**
     * The mocks as they are now; null if there are none.
     *
     * @throws MockConfigException there should be some, and they cannot be used
     */
    @Nullable MockConfig current();
}
