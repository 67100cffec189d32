package gantry.functions;

import java.io.IOException;

/** A server to be killed: runs functions that fork, says where its folder is, and waits. */
final class Host {
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Lambda lambda = Lambda.start();
        for (String how : arguments) {
            lambda.invoke("forks", "how", how);
        }
        System.out.println(lambda.folder());
        System.out.flush();
        System.in.read();
    }

    private Host() {}
}
