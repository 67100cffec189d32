-- Traced executions that have ended and whose spans nobody has taken yet; written with the end.
CREATE TABLE pending_traces (
    partition_id INTEGER NOT NULL,
    execution_id BIGINT NOT NULL,
    -- each run of a redriven execution is traced by itself
    redrive_count INTEGER NOT NULL,
    PRIMARY KEY (partition_id, execution_id, redrive_count)
) {clustered};
