-- Whose rows are still to be removed: an execution that is gone from its table, or a map run, whose
-- children then go as well. The row is put with the deletion and goes last.
CREATE TABLE removals (
    owner_id {id},
    partition_id INTEGER NOT NULL,
    is_map_run INTEGER NOT NULL
);
