-- Versions and aliases of state machines. A version names a revision for good; an alias routes the
-- executions started through it to one or two versions.

-- The highest number that a version of the machine has had: none is given twice.
ALTER TABLE state_machines ADD COLUMN last_version BIGINT NOT NULL DEFAULT 0;

-- Whether CreateStateMachine was asked to publish, and with which description: both count when it
-- is asked the same again.
ALTER TABLE state_machines ADD COLUMN published INTEGER NOT NULL DEFAULT 0;

ALTER TABLE state_machines ADD COLUMN version_description TEXT;

CREATE TABLE state_machine_versions (
    machine_no BIGINT NOT NULL,
    version_no BIGINT NOT NULL,
    revision_no BIGINT NOT NULL UNIQUE,
    description TEXT,
    created_at_ms BIGINT NOT NULL,
    PRIMARY KEY (machine_no, version_no)
) {clustered};

CREATE TABLE state_machine_aliases (
    machine_no BIGINT NOT NULL,
    -- the order of ListStateMachineAliases: the oldest first
    alias_no BIGINT NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    first_version BIGINT NOT NULL,
    first_weight INTEGER NOT NULL,
    -- 0 for none
    second_version BIGINT NOT NULL,
    second_weight INTEGER NOT NULL,
    created_at_ms BIGINT NOT NULL,
    updated_at_ms BIGINT NOT NULL,
    PRIMARY KEY (machine_no, alias_no)
) {clustered};

CREATE UNIQUE INDEX state_machine_aliases_name ON state_machine_aliases (machine_no, name);
