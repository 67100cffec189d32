-- What RedriveExecution leaves in the row, beside redriven_at_ms.
ALTER TABLE executions ADD COLUMN redrive_count INTEGER NOT NULL DEFAULT 0;

-- of a redriven execution: its deadline since then, and the client tokens that were answered
ALTER TABLE executions ADD COLUMN redrives {bytes};
