package gantry.json.path;

import gantry.json.Json;
import gantry.json.JsonNumber;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** Jayway's sentences for a path that leads nowhere, naming Jackson's classes as it does. */
final class Failures {
    private static final String NODES = "com.fasterxml.jackson.databind.node.";

    private Failures() {}

    static PathNotFoundException noResults(JsonPath path) {
        return new PathNotFoundException("No results for path: " + path.normalized());
    }

    static PathNotFoundException missing(JsonPath path, int at) {
        return new PathNotFoundException("Missing property in path " + path.placeAfter(at));
    }

    static PathNotFoundException noObject(JsonPath path, int at, @Nullable Object found) {
        return noObject(path, at, nodeClass(found));
    }

    /** What lies beyond an array's end is no node at all. */
    static PathNotFoundException nothing(JsonPath path, int at) {
        return switch (path.step(at)) {
            case Step.Property _, Step.Properties _ -> noObject(path, at, "null");
            case Step.Filter _ -> noPrimitive(path, at, null);
            default ->
                    new PathNotFoundException("The path " + path.placeAfter(at - 1) + " is null");
        };
    }

    private static PathNotFoundException noObject(JsonPath path, int at, String found) {
        return new PathNotFoundException(
                "Expected to find an object with property "
                        + path.step(at).fragment()
                        + " in path "
                        + path.placeAfter(at - 1)
                        + " but found '"
                        + found
                        + "'. This is not a json object according to the JsonProvider:"
                        + " 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.");
    }

    static PathNotFoundException noArray(JsonPath path, int at, @Nullable Object found) {
        return new PathNotFoundException(
                "Filter: "
                        + path.fragmentsFrom(at)
                        + " can only be applied to arrays. Current context is: "
                        + Json.print(found));
    }

    static PathNotFoundException noPrimitive(JsonPath path, int at, @Nullable Object found) {
        return new PathNotFoundException(
                "Filter: "
                        + path.fragmentsFrom(at)
                        + " can not be applied to primitives. Current context is: "
                        + Json.print(found));
    }

    private static String nodeClass(@Nullable Object value) {
        return NODES
                + switch (value) {
                    case null -> "NullNode";
                    case Map<?, ?> _ -> "ObjectNode";
                    case List<?> _ -> "ArrayNode";
                    case Boolean _ -> "BooleanNode";
                    case Long number -> number == number.intValue() ? "IntNode" : "LongNode";
                    case JsonNumber number when isInteger(number) -> "BigIntegerNode";
                    case Number _ -> "DoubleNode";
                    default -> "TextNode";
                };
    }

    private static boolean isInteger(JsonNumber number) {
        return number.toString().chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    }
}
