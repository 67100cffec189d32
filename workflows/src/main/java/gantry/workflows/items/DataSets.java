package gantry.workflows.items;

import gantry.json.JsonObject;
import gantry.states.definition.ReaderConfig;
import gantry.states.definition.ReaderConfig.InputType;
import gantry.states.definition.ReaderConfig.ManifestType;
import gantry.states.definition.ReaderConfig.Transformation;
import gantry.states.interpreter.ReaderPlan;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Chooses how the data of an ItemReader is read. Safe for any thread. */
final class DataSets {
    private static final String GET = ":s3:getObject";
    private static final String LIST = ":s3:listObjectsV2";

    private final DataFiles files;

    DataSets(DataFiles files) {
        this.files = files;
    }

    /** Opens the data at a place, null for the beginning. */
    DataSet open(ReaderPlan plan, @Nullable JsonObject place) throws IOException {
        if (!(plan.arguments().value() instanceof JsonObject arguments)) {
            throw new ItemReaderFailed("The arguments of ItemReader must be an object.");
        }
        ReaderConfig config = plan.config();
        if (plan.resource().endsWith(LIST)) {
            return config.transformation() == Transformation.LOAD_AND_FLATTEN
                    ? flattened(config, arguments, place)
                    : ListedObjects.open(files.calls(), arguments, place);
        }
        if (!plan.resource().endsWith(GET)) {
            throw new ItemReaderFailed(
                    "An ItemReader with the resource " + plan.resource() + " is not built in.");
        }
        return inFile(config, arguments, place);
    }

    private DataSet inFile(ReaderConfig config, JsonObject arguments, @Nullable JsonObject place)
            throws IOException {
        var file = new DataFile(arguments, false);
        if (config.manifestType() == ManifestType.ATHENA_DATA) {
            return new FilesItems(
                    AthenaFiles.open(files, file, FilesItems.outer(place)),
                    (named, inner) -> items(config, named, inner),
                    place);
        }
        if (config.inputType() == InputType.MANIFEST) {
            InventoryFiles inventory = InventoryFiles.open(files, file, FilesItems.outer(place));
            return new FilesItems(
                    inventory, (named, inner) -> items(inventory.config(), named, inner), place);
        }
        return items(config, file, place);
    }

    private DataSet flattened(
            ReaderConfig config, JsonObject arguments, @Nullable JsonObject place) {
        return new FilesItems(
                new ListedFiles(
                        ListedObjects.open(files.calls(), arguments, FilesItems.outer(place))),
                (named, inner) -> items(config, named, inner),
                place);
    }

    private DataSet items(ReaderConfig config, DataFile file, @Nullable JsonObject place)
            throws IOException {
        return switch (config.inputType()) {
            case CSV -> CsvItems.open(files, file, config, place);
            case JSON -> JsonItems.open(files, file, config.itemsPointer(), place);
            case JSONL -> JsonLinesItems.open(files, file, place);
            case PARQUET ->
                    throw new ItemReaderFailed(
                            "An ItemReader with the InputType PARQUET is not built in.");
            case MANIFEST ->
                    throw new ItemReaderFailed("A manifest must not be in a manifest or a list.");
            case null -> throw new ItemReaderFailed("ReaderConfig has no InputType.");
        };
    }
}
