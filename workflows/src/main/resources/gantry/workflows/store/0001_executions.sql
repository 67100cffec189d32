-- Standard executions. partition_id leads every key; execution_id grows with time and holds the
-- partition in its low bits, so that it is unique over all partitions.
CREATE TABLE executions (
    partition_id INTEGER NOT NULL,
    execution_id BIGINT NOT NULL,
    state_machine_arn TEXT NOT NULL,
    name TEXT NOT NULL,
    revision_key TEXT NOT NULL,
    status TEXT NOT NULL,
    started_at_ms BIGINT NOT NULL,
    closed_at_ms BIGINT NOT NULL,
    -- the start of an open execution, the end of a closed one: the order of ListExecutions
    listed_at_ms BIGINT NOT NULL,
    redriven_at_ms BIGINT NOT NULL,
    -- what never changes: input, role, trace header
    opening {bytes} NOT NULL,
    -- of a closed execution: output, error, cause, counters
    closing {bytes},
    PRIMARY KEY (partition_id, execution_id)
);

CREATE INDEX executions_name ON executions (partition_id, name);

CREATE INDEX executions_list
    ON executions (state_machine_arn, status, listed_at_ms, execution_id);

-- One row a step: all its events. The row of an execution's last step also tells where its
-- counters stand, so that a step does not touch the executions table.
CREATE TABLE history (
    partition_id INTEGER NOT NULL,
    execution_id BIGINT NOT NULL,
    first_event_id BIGINT NOT NULL,
    last_event_id BIGINT NOT NULL,
    next_frame_no INTEGER NOT NULL,
    events {bytes} NOT NULL
);

CREATE UNIQUE INDEX history_first ON history (partition_id, execution_id, first_event_id);

-- Large payloads, shared by frames, history and the execution; never deleted before it.
CREATE TABLE payloads (
    partition_id INTEGER NOT NULL,
    execution_id BIGINT NOT NULL,
    payload_no INTEGER NOT NULL,
    utf8 {bytes} NOT NULL,
    PRIMARY KEY (partition_id, execution_id, payload_no)
);

CREATE TABLE frames (
    partition_id INTEGER NOT NULL,
    execution_id BIGINT NOT NULL,
    frame_no INTEGER NOT NULL,
    -- when it must be looked at unasked; 0 while work is in hand, NULL for never
    wake_at_ms BIGINT,
    -- of an activity task that no worker has taken
    activity_arn TEXT,
    body {bytes} NOT NULL,
    PRIMARY KEY (partition_id, execution_id, frame_no)
) {clustered};

CREATE INDEX frames_wake ON frames (partition_id, wake_at_ms, execution_id, frame_no)
    WHERE wake_at_ms IS NOT NULL;

CREATE INDEX frames_activity ON frames (activity_arn, execution_id, frame_no)
    WHERE activity_arn IS NOT NULL;

-- Asynchronous Express executions that were acknowledged and have not ended for certain.
CREATE TABLE express_journal (
    partition_id INTEGER NOT NULL,
    execution_id BIGINT NOT NULL,
    revision_key TEXT NOT NULL,
    started_at_ms BIGINT NOT NULL,
    runs INTEGER NOT NULL,
    body {bytes} NOT NULL,
    PRIMARY KEY (partition_id, execution_id)
) {clustered};

-- Seal task tokens and page tokens.
CREATE TABLE sealing_keys (
    key_no INTEGER NOT NULL PRIMARY KEY,
    secret {bytes} NOT NULL
);
