-- Everything of an execution is keyed by its id alone, which grows with time over all partitions: a
-- commit of many partitions writes the last pages of each table, not a page of every partition.
DROP INDEX executions_name;

DROP INDEX executions_list;

DROP INDEX executions_version;

DROP INDEX executions_alias;

DROP INDEX executions_map_run;

DROP INDEX executions_map_run_list;

ALTER TABLE executions RENAME TO executions_by_partition;

-- Columns are told in the migrations of before.
CREATE TABLE executions (
    execution_id {id},
    partition_id INTEGER NOT NULL,
    state_machine_arn TEXT NOT NULL,
    name TEXT NOT NULL,
    revision_key TEXT NOT NULL,
    status TEXT NOT NULL,
    started_at_ms BIGINT NOT NULL,
    closed_at_ms BIGINT NOT NULL,
    listed_at_ms BIGINT NOT NULL,
    redriven_at_ms BIGINT NOT NULL,
    opening {bytes} NOT NULL,
    closing {bytes},
    version_no BIGINT,
    alias TEXT,
    redrive_count INTEGER NOT NULL DEFAULT 0,
    redrives {bytes},
    map_run_id BIGINT,
    first_item BIGINT,
    item_count INTEGER
);

INSERT INTO executions
SELECT execution_id, partition_id, state_machine_arn, name, revision_key, status, started_at_ms,
    closed_at_ms, listed_at_ms, redriven_at_ms, opening, closing, version_no, alias, redrive_count,
    redrives, map_run_id, first_item, item_count
FROM executions_by_partition
ORDER BY execution_id;

DROP TABLE executions_by_partition;

-- Names that we chose begin with the time.
CREATE INDEX executions_name ON executions (name, partition_id);

CREATE INDEX executions_list
    ON executions (state_machine_arn, status, listed_at_ms, execution_id)
    WHERE map_run_id IS NULL;

CREATE INDEX executions_version
    ON executions (state_machine_arn, version_no, status, listed_at_ms, execution_id)
    WHERE version_no IS NOT NULL;

CREATE INDEX executions_alias
    ON executions (state_machine_arn, alias, status, listed_at_ms, execution_id)
    WHERE alias IS NOT NULL;

CREATE INDEX executions_map_run ON executions (map_run_id, first_item)
    WHERE map_run_id IS NOT NULL;

CREATE INDEX executions_map_run_list
    ON executions (map_run_id, status, started_at_ms, execution_id)
    WHERE map_run_id IS NOT NULL;

DROP INDEX history_first;

ALTER TABLE history DROP COLUMN partition_id;

CREATE UNIQUE INDEX history_first ON history (execution_id, first_event_id);

ALTER TABLE payloads RENAME TO payloads_by_partition;

CREATE TABLE payloads (
    execution_id BIGINT NOT NULL,
    payload_no INTEGER NOT NULL,
    utf8 {bytes} NOT NULL
);

INSERT INTO payloads
SELECT execution_id, payload_no, utf8 FROM payloads_by_partition
ORDER BY execution_id, payload_no;

DROP TABLE payloads_by_partition;

CREATE UNIQUE INDEX payloads_number ON payloads (execution_id, payload_no);

DROP INDEX frames_wake;

DROP INDEX frames_activity;

ALTER TABLE frames RENAME TO frames_by_partition;

CREATE TABLE frames (
    execution_id BIGINT NOT NULL,
    frame_no INTEGER NOT NULL,
    partition_id INTEGER NOT NULL,
    wake_at_ms BIGINT,
    activity_arn TEXT,
    body {bytes} NOT NULL,
    PRIMARY KEY (execution_id, frame_no)
) {clustered};

INSERT INTO frames
SELECT execution_id, frame_no, partition_id, wake_at_ms, activity_arn, body
FROM frames_by_partition
ORDER BY execution_id, frame_no;

DROP TABLE frames_by_partition;

CREATE INDEX frames_wake ON frames (partition_id, wake_at_ms, execution_id, frame_no)
    WHERE wake_at_ms IS NOT NULL;

CREATE INDEX frames_activity ON frames (activity_arn, execution_id, frame_no)
    WHERE activity_arn IS NOT NULL;
