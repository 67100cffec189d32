package gantry.workflows.items;

import gantry.json.JsonObject;

/** The arguments of an ItemReader, which the definition or its input gave. */
final class Arguments {
    private Arguments() {}

    static String text(JsonObject arguments, String name) {
        if (arguments.get(name) instanceof String text) {
            return text;
        }
        throw new ItemReaderFailed("The argument " + name + " of ItemReader must be a string.");
    }
}
