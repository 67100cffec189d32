package gantry.operations;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the table that {@code build/ServiceTable.java} writes: one service, operation or shape a
 * line, fields separated by tabs, lists by commas, an empty field for what is not set.
 *
 * <pre>
 * service    NAME TARGET-PREFIX JSON-VERSION VALIDATION-ERROR (if another than ValidationException)
 * operation  NAME INPUT OUTPUT idempotent ERRORS
 * structure  NAME MEMBER=SHAPE,REQUIRED*=SHAPE
 * list       NAME MEMBER MIN MAX
 * map        NAME KEY VALUE MIN MAX
 * string     NAME MIN MAX sensitive VALUES PATTERN
 * integer    NAME MIN MAX sensitive          (also long, float, double, blob)
 * boolean    NAME                            (also timestamp)
 * </pre>
 */
final class ServiceModelReader {
    private final Map<String, ServiceModel.OperationModel> operations = new LinkedHashMap<>();
    private final Map<String, String> shapeLines = new HashMap<>();
    private String[] service = {};

    private ServiceModelReader() {}

    static ServiceModel load(String service) {
        ServiceModel model = find(service + ".table");
        if (model == null) {
            throw new IllegalStateException("No table of the service " + service);
        }
        return model;
    }

    /** What the operations of a service answer; null if nobody knows the service. */
    static @Nullable ServiceModel findAnswers(String service) {
        return find("answers/" + service + ".table");
    }

    private static @Nullable ServiceModel find(String resource) {
        try (InputStream table = ServiceModelReader.class.getResourceAsStream(resource)) {
            return table == null ? null : new ServiceModelReader().read(table);
        } catch (IOException e) {
            throw new UncheckedIOException("The table " + resource, e);
        }
    }

    private ServiceModel read(InputStream table) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            add(line);
        }
        return new ServiceModel(
                service,
                Collections.unmodifiableMap(operations),
                Collections.unmodifiableMap(shapeLines));
    }

    private void add(String line) {
        if (line.startsWith("service\t")) {
            service = line.split("\t", -1);
        } else if (line.startsWith("operation\t")) {
            String[] fields = line.split("\t", -1);
            operations.put(
                    fields[1],
                    new ServiceModel.OperationModel(
                            fields[1],
                            fields[2],
                            fields[3],
                            !fields[4].isEmpty(),
                            list(fields[5])));
        } else {
            int name = line.indexOf('\t') + 1;
            int end = line.indexOf('\t', name);
            shapeLines.put(line.substring(name, end < 0 ? line.length() : end), line);
        }
    }

    static Shape shape(String line) {
        String[] fields = line.split("\t", -1);
        String name = fields[1];
        return switch (fields[0]) {
            case "structure" -> new Shape.Structure(name, members(fields[2]));
            case "list" -> new Shape.ListOf(name, fields[2], least(fields[3], 0), most(fields[4]));
            case "map" ->
                    new Shape.MapOf(
                            name, fields[2], fields[3], least(fields[4], 0), most(fields[5]));
            case "string" ->
                    new Shape.Text(
                            name,
                            least(fields[2], 0),
                            most(fields[3]),
                            !fields[4].isEmpty(),
                            list(fields[5]),
                            pattern(fields[6]));
            case "blob" ->
                    new Shape.Blob(
                            name, least(fields[2], 0), most(fields[3]), !fields[4].isEmpty());
            case "integer", "long" ->
                    new Shape.Whole(
                            name,
                            least(fields[2], Long.MIN_VALUE),
                            most(fields[3]),
                            !fields[4].isEmpty(),
                            fields[0].equals("long"));
            case "float", "double" ->
                    new Shape.Fraction(
                            name,
                            fields[2].isEmpty()
                                    ? Double.NEGATIVE_INFINITY
                                    : Double.parseDouble(fields[2]),
                            fields[3].isEmpty()
                                    ? Double.POSITIVE_INFINITY
                                    : Double.parseDouble(fields[3]),
                            !fields[4].isEmpty());
            case "boolean" -> new Shape.Flag(name);
            case "timestamp" -> new Shape.Timestamp(name);
            default -> throw new IllegalStateException("Unknown kind of shape: " + fields[0]);
        };
    }

    private static Map<String, Shape.Member> members(String field) {
        var members = new LinkedHashMap<String, Shape.Member>();
        for (String member : list(field)) {
            int equals = member.indexOf('=');
            boolean required = member.charAt(equals - 1) == '*';
            String name = member.substring(0, required ? equals - 1 : equals);
            members.put(name, new Shape.Member(name, member.substring(equals + 1), required));
        }
        return Collections.unmodifiableMap(members);
    }

    private static List<String> list(String field) {
        return field.isEmpty() ? List.of() : List.of(field.split(",", -1));
    }

    private static long least(String field, long otherwise) {
        return field.isEmpty() ? otherwise : Long.parseLong(field);
    }

    private static long most(String field) {
        return field.isEmpty() ? Long.MAX_VALUE : Long.parseLong(field);
    }

    private static @Nullable Pattern pattern(String field) {
        return field.isEmpty() ? null : Pattern.compile(field);
    }
}
