-- State machines by name, their revisions, activities, and the tags of both.

-- Numbers of machines and revisions: never given twice, also not after a deletion, since executions
-- name the revision they run.
CREATE TABLE definition_numbers (
    id INTEGER NOT NULL PRIMARY KEY,
    last_number BIGINT NOT NULL
);

INSERT INTO definition_numbers (id, last_number) VALUES (1, 0);

CREATE TABLE state_machines (
    machine_no BIGINT NOT NULL PRIMARY KEY,
    arn TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    revision_no BIGINT NOT NULL
);

CREATE INDEX state_machines_status ON state_machines (status, machine_no);

-- A revision outlives its machine: executions that ran it are described by it.
CREATE TABLE state_machine_revisions (
    revision_no BIGINT NOT NULL PRIMARY KEY,
    machine_no BIGINT NOT NULL,
    machine_arn TEXT NOT NULL,
    revision_id TEXT,
    definition TEXT NOT NULL,
    role_arn TEXT NOT NULL,
    logging TEXT NOT NULL,
    tracing_enabled INTEGER NOT NULL,
    created_at_ms BIGINT NOT NULL
);

CREATE TABLE activities (
    arn TEXT NOT NULL PRIMARY KEY,
    created_at_ms BIGINT NOT NULL
) {clustered};

CREATE TABLE resource_tags (
    resource_arn TEXT NOT NULL,
    tag_key TEXT NOT NULL,
    tag_value TEXT NOT NULL,
    PRIMARY KEY (resource_arn, tag_key)
) {clustered};
