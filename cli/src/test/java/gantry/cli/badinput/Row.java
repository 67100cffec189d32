package gantry.cli.badinput;

import gantry.cli.testing.ErrorWorld;
import gantry.cli.testing.Machines;
import gantry.cli.testing.OperationError;
import gantry.json.Json;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A request and the words it is refused in. Rows are written one a line as {@code Operation | body
 * | error | message}; {@code Operation@older} asks the older server of the {@link ErrorWorld}. In
 * body and message stand
 *
 * <ul>
 *   <li>{@code $S} for the beginning of all ARNs, {@code $M} for the Standard machine's ARN,
 *   <li>{@code $DEF} and {@code $WAIT} for valid definitions as JSON text, {@code $ROLE} for a
 *       role's ARN,
 *   <li>{@code $TOKEN} for the token of an answered task,
 *   <li>{@code ~300~} for a text of 300 letters.
 * </ul>
 */
record Row(String operation, String body, String error, String message) {
    private static final Pattern LONG = Pattern.compile("~(\\d+)~");

    static List<Row> parse(String table) {
        return Arrays.stream(table.strip().split("\n")).map(Row::ofLine).toList();
    }

    private static Row ofLine(String line) {
        String[] cells = line.strip().split(" \\| ", 4);
        if (cells.length != 4) {
            throw new IllegalArgumentException("No row: " + line);
        }
        return new Row(cells[0], cells[1], cells[2], cells[3]);
    }

    /** The row with everything written out for this world. */
    Row in(ErrorWorld world) {
        return new Row(operation, filled(body, world), error, filled(message, world));
    }

    boolean isForOlder() {
        return operation.endsWith("@older");
    }

    String operationName() {
        return isForOlder() ? operation.substring(0, operation.indexOf('@')) : operation;
    }

    OperationError pair() {
        return new OperationError(operationName(), error);
    }

    private static String filled(String text, ErrorWorld world) {
        String named =
                text.replace("$DEF", Json.print(Machines.PASS))
                        .replace("$WAIT", Json.print(Machines.WAIT))
                        .replace("$ROLE", Machines.ROLE)
                        .replace("$TOKEN", world.token())
                        .replace("$M", ErrorWorld.MACHINE)
                        .replace("$S", Machines.STATES);
        return LONG.matcher(named)
                .replaceAll(match -> "n".repeat(Integer.parseInt(match.group(1))));
    }

    @Override
    public String toString() {
        return operation + " " + body + ": " + error;
    }
}
