-- What was decided when the store was created.
CREATE TABLE store_facts (
    name TEXT NOT NULL PRIMARY KEY,
    fact TEXT NOT NULL
);

-- One row a partition: who owns it, and the last batch on disk. Every commit updates it first,
-- so that an owner of before cannot write.
CREATE TABLE partitions (
    partition_id INTEGER NOT NULL PRIMARY KEY,
    owner TEXT,
    epoch BIGINT NOT NULL,
    lease_until_ms BIGINT NOT NULL,
    last_batch_no BIGINT NOT NULL,
    last_clock_ms BIGINT NOT NULL
);
