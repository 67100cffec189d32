package gantry.states.definition;

/** The field WriterConfig of a ResultWriter, with its defaults. */
public record WriterConfig(OutputType outputType, Transformation transformation) {
    public enum OutputType {
        JSON,
        JSONL
    }

    /** What is kept of a child execution that succeeded. */
    public enum Transformation {
        /** Its output with its metadata; the default where files are written. */
        NONE,
        /** Its output; the default where no files are written. */
        COMPACT,
        /** As COMPACT, the elements of an output that is an array one by one. */
        FLATTEN
    }
}
