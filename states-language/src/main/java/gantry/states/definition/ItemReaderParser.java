package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Compiles the field ItemReader of a Map. */
final class ItemReaderParser {
    private static final Set<String> FIELDS =
            Set.of("Resource", "Parameters", "Arguments", "ReaderConfig");

    private static final Set<String> CONFIG_FIELDS =
            Set.of(
                    "InputType",
                    "Transformation",
                    "CSVHeaderLocation",
                    "CSVHeaders",
                    "CSVDelimiter",
                    "ItemsPointer",
                    "ManifestType",
                    "MaxItems",
                    "MaxItemsPath");

    /** Of MaxItems. */
    private static final long MAX_ITEMS = 100_000_000;

    private static final Pattern RESOURCE =
            Pattern.compile("arn:aws[a-z-]*:states:::s3:(getObject|listObjectsV2)");

    private ItemReaderParser() {}

    /**
     * @return null if it is absent or wrong
     */
    static @Nullable ItemReader parse(Fields map) {
        var object = map.object("ItemReader");
        if (object == null) {
            return null;
        }
        var reader = map.below("/ItemReader", object);
        reader.supportOnly(FIELDS);
        reader.require("Resource");
        var resource = reader.text("Resource");
        if (resource != null && !RESOURCE.matcher(resource).matches()) {
            reader.problemAt(
                    "Resource", "The field 'Resource' does not match any of the allowed values");
        }
        var arguments = CallArguments.parse(reader);
        var given = reader.object("ReaderConfig");
        ReaderConfig config = ReaderConfig.NONE;
        NumberSource maxItems = null;
        if (given != null) {
            var fields = reader.below("/ReaderConfig", given);
            fields.supportOnly(CONFIG_FIELDS);
            maxItems = MapNumbers.whole(fields, "MaxItems", MAX_ITEMS);
            config = config(fields);
        }
        return resource == null ? null : new ItemReader(resource, arguments, config, maxItems);
    }

    private static ReaderConfig config(Fields fields) {
        var headerLocation =
                word(fields, "CSVHeaderLocation", ReaderConfig.CsvHeaderLocation.values());
        if (headerLocation == ReaderConfig.CsvHeaderLocation.GIVEN) {
            fields.require("CSVHeaders");
        }
        var transformation = word(fields, "Transformation", ReaderConfig.Transformation.values());
        var delimiter = word(fields, "CSVDelimiter", ReaderConfig.CsvDelimiter.values());
        return new ReaderConfig(
                word(fields, "InputType", ReaderConfig.InputType.values()),
                transformation == null ? ReaderConfig.Transformation.NONE : transformation,
                headerLocation,
                headers(fields),
                delimiter == null ? ReaderConfig.CsvDelimiter.COMMA : delimiter,
                fields.text("ItemsPointer"),
                word(fields, "ManifestType", ReaderConfig.ManifestType.values()));
    }

    private static List<String> headers(Fields fields) {
        var list = fields.list("CSVHeaders");
        var headers = new ArrayList<String>();
        for (int i = 0; list != null && i < list.size(); i++) {
            if (list.get(i) instanceof String header) {
                headers.add(header); // never an expression (recorded)
            } else {
                fields.problemAt("CSVHeaders[" + i + "]", "Expected value of type [STRING]");
            }
        }
        return headers;
    }

    /** Null if it is absent or none of the words. */
    static <T extends Enum<T>> @Nullable T word(Fields fields, String field, T[] words) {
        var names = Arrays.stream(words).map(Enum::name).toArray(String[]::new);
        var name = fields.word(field, names);
        return name == null
                ? null
                : Arrays.stream(words).filter(word -> word.name().equals(name)).findFirst().get();
    }
}
