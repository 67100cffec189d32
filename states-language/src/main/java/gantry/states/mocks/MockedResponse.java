package gantry.states.mocks;

import org.jspecify.annotations.Nullable;

/** What a mocked task answers. */
public sealed interface MockedResponse {
    /** It ends well with this JSON value. */
    record Return(@Nullable Object value) implements MockedResponse {
        /** Never the content. */
        @Override
        public String toString() {
            return "Return";
        }
    }

    /** It fails. */
    record Throw(@Nullable String error, @Nullable String cause) implements MockedResponse {}
}
