package gantry.workflows.api;

import gantry.operations.Request;
import gantry.operations.ValidationException;

import org.jspecify.annotations.Nullable;

/** How versions and aliases are described. */
final class Descriptions {
    private Descriptions() {}

    /**
     * The text of a member; null if it is absent.
     *
     * @throws ValidationException it has a character that PostgreSQL keeps in no text
     */
    static @Nullable String find(Request request, String member) {
        String text = request.findString(member);
        if (text != null && text.indexOf('\0') >= 0) {
            throw new ValidationException(
                    "1 validation error detected: Value at '"
                            + member
                            + "' failed to satisfy constraint: Member must not contain the"
                            + " character U+0000");
        }
        return text;
    }
}
