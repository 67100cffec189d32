package gantry.workflows.api;

import gantry.workflows.errors.InvalidName;

/**
 * What a state machine, an execution and an activity may be called.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html">CreateStateMachine,
 *     name</a>
 */
final class Names {
    private static final String FORBIDDEN = "<>{}[]?*\"#%\\^|~`$&,;:/";

    private Names() {}

    /**
     * The name itself; its length is the service model's to check.
     *
     * @throws InvalidName it has a character that names may not have
     */
    static String require(String name) {
        if (!name.codePoints().allMatch(Names::isAllowed)) {
            throw new InvalidName(name);
        }
        return name;
    }

    private static boolean isAllowed(int c) {
        return FORBIDDEN.indexOf(c) < 0
                && !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && !Character.isISOControl(c)
                && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                && c != 0xFFFE
                && c != 0xFFFF
                && c != Character.MAX_CODE_POINT;
    }
}
