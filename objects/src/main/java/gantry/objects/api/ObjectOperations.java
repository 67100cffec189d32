package gantry.objects.api;

import gantry.objects.store.ObjectStore;
import gantry.operations.Operation;

import java.util.List;
import java.util.stream.Stream;

/** The operations of S3 that are built; the registry refuses the others by name. */
public final class ObjectOperations {
    private ObjectOperations() {}

    /** All of them, on one store. */
    public static List<Operation> all(ObjectStore store) {
        return Stream.<Operation>of(
                        new CreateBucket(store),
                        new HeadBucket(store),
                        new GetObject(store),
                        new HeadObject(store),
                        new PutObject(store),
                        new DeleteObject(store),
                        new ListObjectsV2(store))
                .<Operation>map(StoreGuard::new)
                .toList();
    }
}
