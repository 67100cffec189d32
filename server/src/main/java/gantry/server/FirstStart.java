package gantry.server;

import gantry.server.configuration.Configuration;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;

/**
 * A start that makes the data folder first asks what it can know without one, so that a mistake
 * leaves none behind. Later starts find the same mistakes in their order: who holds the folder says
 * more than who holds the port.
 */
final class FirstStart {
    private FirstStart() {}

    /**
     * Returns if nothing is in the way of a first start, or this is none.
     *
     * @throws ServerCannotStart one sentence for the user
     */
    static void requirePossible(Configuration configuration) {
        if (!Files.exists(configuration.data())) {
            WorkflowParts.mocks(configuration.mocks());
            requireFreePort(configuration.host(), configuration.port());
        }
    }

    private static void requireFreePort(String host, int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getByName(host)).close();
        } catch (IOException e) {
            throw ServerCannotStart.forPort(host, port, e);
        }
    }
}
