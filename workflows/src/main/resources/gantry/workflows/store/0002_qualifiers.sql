-- The version that an execution runs and the alias that chose it; NULL for one that was started with
-- an unqualified ARN, which is then in neither index.
ALTER TABLE executions ADD COLUMN version_no BIGINT;

ALTER TABLE executions ADD COLUMN alias TEXT;

CREATE INDEX executions_version
    ON executions (state_machine_arn, version_no, status, listed_at_ms, execution_id)
    WHERE version_no IS NOT NULL;

CREATE INDEX executions_alias
    ON executions (state_machine_arn, alias, status, listed_at_ms, execution_id)
    WHERE alias IS NOT NULL;
