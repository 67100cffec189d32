package gantry.states.definition;

import gantry.states.definition.WriterConfig.OutputType;
import gantry.states.definition.WriterConfig.Transformation;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.regex.Pattern;

/** Compiles the field ResultWriter of a Map. */
final class ResultWriterParser {
    private static final Set<String> FIELDS =
            Set.of("Resource", "Parameters", "Arguments", "WriterConfig");

    private static final Pattern RESOURCE = Pattern.compile("arn:aws[a-z-]*:states:::s3:putObject");

    private ResultWriterParser() {}

    /**
     * @return null if it is absent or not an object
     */
    static @Nullable ResultWriter parse(Fields map) {
        var object = map.object("ResultWriter");
        if (object == null) {
            return null;
        }
        var writer = map.below("/ResultWriter", object);
        writer.supportOnly(FIELDS);
        if (object.isEmpty()) {
            writer.problem("Value cannot be empty");
        }
        var resource = writer.text("Resource");
        if (resource != null && !RESOURCE.matcher(resource).matches()) {
            writer.problemAt(
                    "Resource", "The field 'Resource' does not match any of the allowed values");
        }
        var arguments = CallArguments.parse(writer);
        String argumentsField = CallArguments.field(writer);
        if (writer.has("Resource") || writer.has(argumentsField)) {
            writer.require("Resource", argumentsField);
        }
        return new ResultWriter(resource, arguments, config(writer, resource != null));
    }

    private static WriterConfig config(Fields writer, boolean isWritten) {
        var usual = isWritten ? Transformation.NONE : Transformation.COMPACT;
        var object = writer.object("WriterConfig");
        if (object == null) {
            return new WriterConfig(OutputType.JSON, usual);
        }
        var config = writer.below("/WriterConfig", object);
        config.supportOnly(Set.of("OutputType", "Transformation"));
        var output = ItemReaderParser.word(config, "OutputType", OutputType.values());
        var transformation =
                ItemReaderParser.word(config, "Transformation", Transformation.values());
        return new WriterConfig(
                output == null ? OutputType.JSON : output,
                transformation == null ? usual : transformation);
    }
}
