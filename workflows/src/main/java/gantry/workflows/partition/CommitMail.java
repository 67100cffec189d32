package gantry.workflows.partition;

import gantry.store.CommitListener;
import gantry.store.StoreException;

/** Posts what became of a batch to the worker of its partition. Called by the store's writer. */
record CommitMail(Mailbox mailbox, int partition, long batchNo) implements CommitListener {
    @Override
    public void committed() {
        mailbox.post(new Mail.Committed(partition, batchNo));
    }

    @Override
    public void rolledBack(StoreException cause) {
        mailbox.post(new Mail.RolledBack(partition, batchNo, cause));
    }
}
