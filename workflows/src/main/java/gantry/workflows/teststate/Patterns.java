package gantry.workflows.teststate;

import gantry.states.definition.Resource;

/** What a Task's Resource means for a test of it. */
final class Patterns {
    private Patterns() {}

    /** {@code .sync} or {@code .waitForTaskToken}: the answer of the call is not yet the result. */
    static boolean isAnsweredLater(Resource resource) {
        return resource instanceof Resource.Integration integration
                && integration.pattern() != Resource.Pattern.REQUEST_RESPONSE;
    }
}
