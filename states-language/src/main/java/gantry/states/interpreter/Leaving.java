package gantry.states.interpreter;

import gantry.json.Payload;

import java.util.Map;

/**
 * What a state leaves behind: its output, and the values of the variables it assigns, which the
 * states after it see.
 */
record Leaving(Payload output, Map<String, Payload> assigned) {}
