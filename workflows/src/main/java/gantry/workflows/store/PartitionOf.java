package gantry.workflows.store;

import gantry.workflows.arn.ExecutionArn;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Which partition an execution belongs to: CRC32C of its unqualified ARN, modulo their number, so
 * that whoever knows the ARN (start by name, stop) meets the one writer without asking.
 */
public final class PartitionOf {
    private PartitionOf() {}

    public static int execution(ExecutionArn arn, int partitions) {
        return text(arn.toString(), partitions);
    }

    /** Of any text that names what is ordered. */
    public static int text(String text, int partitions) {
        var crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % partitions);
    }
}
