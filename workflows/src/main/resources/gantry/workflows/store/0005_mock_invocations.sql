-- Of mocked executions only: how often each mocked state was invoked.
CREATE TABLE mock_invocations (
    partition_id INTEGER NOT NULL,
    execution_id BIGINT NOT NULL,
    counts {bytes} NOT NULL,
    PRIMARY KEY (partition_id, execution_id)
) {clustered};
