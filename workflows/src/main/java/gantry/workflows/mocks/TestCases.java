package gantry.workflows.mocks;

import gantry.states.mocks.TestCase;
import gantry.store.SqlConnection;
import gantry.store.Store;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The test cases that executions keep: their content as it was at the start, so that it matters no
 * more what becomes of the file. Those of the same content are one. Safe for any thread.
 */
public final class TestCases {
    private static final String FIND = "SELECT body FROM mock_test_cases WHERE test_case_key = ?";

    private static final String FIND_LAST_USE =
            "SELECT last_used_at_ms FROM mock_test_cases WHERE test_case_key = ?";

    private static final String ADD =
            """
            INSERT INTO mock_test_cases (test_case_key, body, last_used_at_ms) VALUES (?, ?, ?)
            ON CONFLICT (test_case_key) DO UPDATE SET last_used_at_ms = excluded.last_used_at_ms\
            """;

    /** How exactly the last use is told, so that not every start writes it. */
    public static final Duration LAST_USE_EXACT_TO = Duration.ofDays(1);

    private final Store store;
    private final InstantSource clock;

    /**
     * @param store migrated with the tables of definitions
     */
    public TestCases(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Its key; it is on disk when this returns. */
    public String keep(TestCase testCase) {
        String text = testCase.text();
        String key = digest(text);
        long nowMs = clock.millis();
        if (nowMs - lastUseMs(key) >= LAST_USE_EXACT_TO.toMillis()) {
            store.write(
                    sql -> {
                        var insert = sql.statement(ADD);
                        insert.setString(1, key);
                        insert.setString(2, text);
                        insert.setLong(3, nowMs);
                        return insert.executeUpdate();
                    });
        }
        return key;
    }

    /** 0 if it is not there or its last use is not known. */
    private long lastUseMs(String key) {
        return store.read(
                sql -> {
                    var query = sql.statement(FIND_LAST_USE);
                    query.setString(1, key);
                    try (var rows = query.executeQuery()) {
                        return rows.next() ? rows.getLong(1) : 0L;
                    }
                });
    }

    /** The text of one that was kept. */
    public String requireText(String key) {
        String text = find(key);
        if (text == null) {
            throw new IllegalStateException("There is no mock test case " + key);
        }
        return text;
    }

    private @Nullable String find(String key) {
        return store.read(sql -> Optional.ofNullable(find(sql, key))).orElse(null);
    }

    private static @Nullable String find(SqlConnection sql, String key) throws SQLException {
        var query = sql.statement(FIND);
        query.setString(1, key);
        try (var rows = query.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
