package gantry.states.interpreter;

import gantry.json.Payload;

/** What an item came to: what a child gets of it, or what fails the map run. */
public sealed interface ItemInput {
    record Made(Payload payload) implements ItemInput {}

    record Failed(String error, String cause) implements ItemInput {}
}
