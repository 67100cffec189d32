-- Revisions of machines that are gone: executions may still name them, none that starts later does.
CREATE TABLE unneeded_revisions (
    revision_no BIGINT NOT NULL PRIMARY KEY,
    -- when the machine went; NULL if that is not known yet
    since_ms BIGINT
) {clustered};

INSERT INTO unneeded_revisions (revision_no)
SELECT r.revision_no
FROM state_machine_revisions r LEFT JOIN state_machines m ON m.machine_no = r.machine_no
WHERE m.machine_no IS NULL;

CREATE INDEX state_machine_revisions_machine ON state_machine_revisions (machine_no);

-- When an execution was last started with it, to a day; NULL if that is not known yet.
ALTER TABLE mock_test_cases ADD COLUMN last_used_at_ms BIGINT;
