-- A component's tables, for the store's own tests.
CREATE TABLE notes (
    id {autoid},
    partition_id INTEGER NOT NULL,
    batch_no BIGINT NOT NULL,
    note {bytes} NOT NULL
);

CREATE INDEX notes_batch ON notes (partition_id, batch_no);
