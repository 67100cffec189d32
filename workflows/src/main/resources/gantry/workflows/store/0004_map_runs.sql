-- The runs of distributed Maps. A run lives in the partition of its execution, and so do its
-- children.
CREATE TABLE map_runs (
    partition_id INTEGER NOT NULL,
    map_run_id BIGINT NOT NULL,
    -- of the Map state's execution
    execution_id BIGINT NOT NULL,
    frame_no INTEGER NOT NULL,
    arn TEXT NOT NULL,
    status TEXT NOT NULL,
    started_at_ms BIGINT NOT NULL,
    stopped_at_ms BIGINT NOT NULL,
    -- 1 while something of it is to be done: recovery reads these
    in_hand INTEGER NOT NULL,
    -- what never changes: where items come from, what becomes of results
    plan {bytes} NOT NULL,
    -- stage, settings, counts, cursor
    progress {bytes} NOT NULL,
    PRIMARY KEY (partition_id, map_run_id)
);

CREATE UNIQUE INDEX map_runs_arn ON map_runs (arn);

CREATE INDEX map_runs_execution ON map_runs (partition_id, execution_id, map_run_id);

CREATE INDEX map_runs_in_hand ON map_runs (partition_id, map_run_id) WHERE in_hand = 1;

-- The map run whose child an execution is, and which of its items it has; NULL for all others. The
-- name of an EXPRESS child is NAME:RUN.
ALTER TABLE executions ADD COLUMN map_run_id BIGINT;

ALTER TABLE executions ADD COLUMN first_item BIGINT;

ALTER TABLE executions ADD COLUMN item_count INTEGER;

CREATE INDEX executions_map_run ON executions (partition_id, map_run_id, first_item)
    WHERE map_run_id IS NOT NULL;

CREATE INDEX executions_map_run_list
    ON executions (partition_id, map_run_id, status, started_at_ms, execution_id)
    WHERE map_run_id IS NOT NULL;

-- Children are listed by their map run only: a million of them do not burden this one.
DROP INDEX executions_list;

CREATE INDEX executions_list
    ON executions (state_machine_arn, status, listed_at_ms, execution_id)
    WHERE map_run_id IS NULL;
