package gantry.workflows.store;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.workflows.arn.ExecutionArn;

import org.junit.jupiter.api.Test;

class PartitionOfTest {
    @Test
    void an_execution_always_belongs_to_the_same_partition() {
        var arn = ExecutionArn.parse("arn:aws:states:us-east-1:123456789012:execution:m:e");
        assertThat(PartitionOf.execution(arn, 64)).isEqualTo(59);
    }
}
