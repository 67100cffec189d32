package gantry.server.console;

import org.jspecify.annotations.Nullable;

/**
 * One file as it is sent.
 *
 * @param eTag names these very bytes
 * @param gzipped the same compressed; null if the build made none
 */
@SuppressWarnings("ArrayRecordComponent") // read from the class path once, sent many times
record ConsoleFile(String contentType, String eTag, byte[] bytes, byte @Nullable [] gzipped) {
    @Override
    public String toString() {
        return contentType + " of " + bytes.length + " bytes";
    }
}
