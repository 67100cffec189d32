package gantry.workflows.store;

import gantry.json.Payload;
import gantry.workflows.arn.ExpressExecutionArn;

import org.jspecify.annotations.Nullable;

/**
 * An asynchronous Express execution that was acknowledged and has not ended for certain.
 *
 * @param runs how often it was begun, this time included
 */
public record JournalEntry(
        long id,
        ExpressExecutionArn arn,
        String revisionKey,
        long startedAtMs,
        int runs,
        Payload input,
        @Nullable String traceHeader) {

    private static final int VERSION = 1;

    /** The same, begun once more. */
    public JournalEntry again() {
        return new JournalEntry(id, arn, revisionKey, startedAtMs, runs + 1, input, traceHeader);
    }

    /** Whether it is a child of a map run, which has a row among the executions too. */
    public boolean isOfChild() {
        return arn.machineName().indexOf('/') >= 0;
    }

    byte[] encode() {
        var out = new BlobWriter().writeByte(VERSION).writeText(arn.toString());
        out.writeText(input.text());
        ExecutionCodec.writeOptional(out, traceHeader);
        return out.toBytes();
    }

    static JournalEntry decode(
            long id, String revisionKey, long startedAtMs, int runs, byte[] bytes) {
        var in = BlobReader.ofVersion(VERSION, bytes);
        return new JournalEntry(
                id,
                ExpressExecutionArn.parse(in.readText()),
                revisionKey,
                startedAtMs,
                runs,
                Payload.ofText(in.readText()),
                ExecutionCodec.readOptional(in));
    }
}
