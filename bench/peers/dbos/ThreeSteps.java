import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.config.DBOSConfig;
import dev.dbos.transact.workflow.Workflow;

import java.util.ArrayList;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A workflow of three durable steps on DBOS. Arguments: JDBC URL, clients, connections. Each line
 * on standard input asks for a round of so many seconds; the answer is the workflows a second.
 */
public final class ThreeSteps {
    public interface Three {
        int run(int n);
    }

    public static final class Steps implements Three {
        private final DBOS dbos;

        Steps(DBOS dbos) {
            this.dbos = dbos;
        }

        @Workflow
        @Override
        public int run(int n) {
            int first = dbos.runStep(() -> n + 1, "first");
            int second = dbos.runStep(() -> first + 1, "second");
            return dbos.runStep(() -> second + 1, "third");
        }
    }

    public static void main(String[] arguments) throws Exception {
        int clients = Integer.parseInt(arguments[1]);
        var pool = new HikariConfig();
        pool.setJdbcUrl(arguments[0]);
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(Integer.parseInt(arguments[2]));
        var dbos =
                new DBOS(
                        DBOSConfig.defaults("bench")
                                .withDataSource(new HikariDataSource(pool))
                                .withMigrate(true)
                                .disableAdminServer());
        Three three = dbos.registerProxy(Three.class, new Steps(dbos));
        dbos.launch();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (var lines = new Scanner(System.in); lines.hasNextLine(); ) {
                long begin = System.nanoTime();
                long end = begin + (long) (Double.parseDouble(lines.nextLine()) * 1e9);
                var loops = new ArrayList<Callable<Integer>>();
                for (int i = 0; i < clients; i++) {
                    loops.add(() -> runUntil(end, three));
                }
                int count = 0;
                for (Future<Integer> loop : threads.invokeAll(loops)) {
                    count += loop.get();
                }
                System.out.println(count / ((System.nanoTime() - begin) / 1e9));
            }
        }
        System.exit(0);
    }

    private static int runUntil(long end, Three three) {
        int count = 0;
        for (; System.nanoTime() < end; count++) {
            if (three.run(1) != 4) {
                throw new IllegalStateException("A workflow had a wrong result");
            }
        }
        return count;
    }
}
