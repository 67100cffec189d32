package gantry.objects;

import gantry.objects.api.ObjectOperations;
import gantry.objects.folder.FolderStore;
import gantry.objects.remote.RemoteSettings;
import gantry.objects.remote.RemoteStore;
import gantry.objects.store.ObjectStore;
import gantry.operations.Operation;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** S3's buckets and objects, whole: the module's door. */
public final class ObjectStorage implements AutoCloseable {
    private final ObjectStore store;

    /**
     * What it takes from outside.
     *
     * @param folder a sub-folder of it is a bucket; made if need be. With an endpoint only what is
     *     on its way there lies in it
     * @param endpoint the S3-compatible store to use instead of the folder
     * @param ids names of temporary files, each only once
     */
    public record Parts(
            Path folder,
            @Nullable RemoteSettings endpoint,
            InstantSource clock,
            Supplier<UUID> ids) {}

    private ObjectStorage(ObjectStore store) {
        this.store = store;
    }

    /** Opens the folder, or prepares the client of the endpoint without calling it yet. */
    public static ObjectStorage open(Parts parts) {
        RemoteSettings endpoint = parts.endpoint();
        return new ObjectStorage(
                endpoint == null
                        ? FolderStore.open(parts.folder(), parts.clock(), parts.ids())
                        : RemoteStore.open(endpoint, parts.folder(), parts.ids()));
    }

    /** What it can do. */
    public List<Operation> operations() {
        return ObjectOperations.all(store);
    }

    @Override
    public void close() {
        store.close();
    }
}
