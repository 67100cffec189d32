package gantry.objects.store;

/** S3's limits that hold here too. */
public final class StoreLimits {
    /** Of one PutObject (S3 user guide, "Uploading objects"). */
    public static final long MAX_PUT_BYTES = 5L << 30;

    /** Of a key, in UTF-8 (S3 user guide, "Naming Amazon S3 objects"). */
    public static final int MAX_KEY_BYTES = 1_024;

    private StoreLimits() {}
}
