package gantry.workflows.partition;

import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.StateMachineArn;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;

/**
 * Names of a map run's children: UUIDs of version 7 whose last digits are searched until the
 * execution's ARN belongs to the partition of its parent. So whoever knows a child's ARN finds it
 * as any other execution, and its start, its end and the map run's counts are of one writer.
 */
final class ChildNames {
    /** Digits that are searched: 4,096 ways to meet one of 64 partitions. */
    private static final int SEARCHED = 3;

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGIT_BITS = 4;
    private static final long TIME_MASK = 0xFFFF_FFFF_FFFFL;

    private final int partition;
    private final int partitions;
    private final CRC32C crc = new CRC32C();

    ChildNames(int partition, int partitions) {
        this.partition = partition;
        this.partitions = partitions;
    }

    /** A STANDARD child. */
    ExecutionArn standard(StateMachineArn machine, long nowMs, RandomGenerator random) {
        return search(machine, "", nowMs, random);
    }

    /** An EXPRESS child that has a name already, or none: what is new is its run. */
    ExecutionArn express(StateMachineArn machine, String name, long nowMs, RandomGenerator random) {
        return search(machine, name + ":", nowMs, random);
    }

    /** The name of an EXPRESS child, before its runs. */
    static String name(long nowMs, RandomGenerator random) {
        return uuid(nowMs, random).toString();
    }

    private ExecutionArn search(
            StateMachineArn machine, String before, long nowMs, RandomGenerator random) {
        while (true) {
            ExecutionArn arn = machine.execution(before + uuid(nowMs, random));
            byte[] text = arn.toString().getBytes(StandardCharsets.UTF_8);
            if (meetPartition(text)) {
                int length = arn.name().length();
                String name =
                        new String(text, text.length - length, length, StandardCharsets.US_ASCII);
                return machine.execution(name);
            }
        }
    }

    /** Changes the last digits of an ARN until it belongs to the partition. */
    private boolean meetPartition(byte[] arn) {
        for (int tried = 0; tried < 1 << (SEARCHED * DIGIT_BITS); tried++) {
            for (int i = 0; i < SEARCHED; i++) {
                arn[arn.length - 1 - i] = DIGITS[(tried >> (i * DIGIT_BITS)) & 0xF];
            }
            crc.reset();
            crc.update(arn);
            if (crc.getValue() % partitions == partition) {
                return true;
            }
        }
        return false;
    }

    private static UUID uuid(long nowMs, RandomGenerator random) {
        long high = ((nowMs & TIME_MASK) << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
