package gantry.store;

import gantry.store.StoreException.Problem;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;

/**
 * What PostgreSQL's SQLSTATEs mean for a transaction.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">Error Codes</a>
 */
final class PostgresErrors {
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";
    private static final String CONNECTION = "08";

    /** admin_shutdown, crash_shutdown, cannot_connect_now, idle_session_timeout. */
    private static final Set<String> ENDED = Set.of("57P01", "57P02", "57P03", "57P05", "25P03");

    /** What the server says before it closes the connection. */
    private static final Set<String> ENDING = Set.of("FATAL", "PANIC");

    /** The driver's "unable to connect": without a failure of the network it did not try. */
    private static final String NO_ATTEMPT = "08001";

    /** undefined_object, invalid_parameter_value, cant_change_runtime_param. */
    private static final Set<String> OF_OPTIONS = Set.of("42704", "22023", "55P02");

    private PostgresErrors() {}

    /** The connection cannot be used any more, nor may it come back by itself. */
    static boolean isConnectionLost(SQLException failure) {
        var state = state(failure);
        return state.startsWith(CONNECTION)
                || ENDED.contains(state)
                || ENDING.contains(severity(failure));
    }

    /** Two transactions were in each other's way; one of them had to go. */
    static boolean isConflict(SQLException failure) {
        var state = state(failure);
        return state.equals(SERIALIZATION_FAILURE) || state.equals(DEADLOCK);
    }

    /**
     * Whether a first connection failed for a parameter of the address: the driver takes no value
     * of it, or the server none of {@code options}.
     */
    static boolean isOfParameters(SQLException failure) {
        var state = state(failure);
        var server = server(failure);
        if (server != null && server.getServerErrorMessage() != null) {
            return OF_OPTIONS.contains(state);
        }
        return !isOfNetwork(failure) && (!state.startsWith(CONNECTION) || state.equals(NO_ATTEMPT));
    }

    static StoreException parameters(PostgresAddress address, SQLException failure) {
        return new StoreException(
                Problem.UNREACHABLE,
                "The database %s cannot be opened with the parameters of its address (%s); correct what stands behind the ?."
                        .formatted(address, reason(failure)),
                failure);
    }

    static StoreException explain(PostgresAddress address, SQLException failure) {
        var state = state(failure);
        if (isConflict(failure)) {
            return new StoreException(
                    Problem.BUSY,
                    "Others kept writing to the database %s at the same time.".formatted(address),
                    failure);
        }
        return switch (state) {
            case "28P01", "28000" ->
                    of(
                            Problem.UNREACHABLE,
                            "The database %s refuses the user \"%s\": the password is wrong or"
                                    + " missing, or pg_hba.conf does not let it in.",
                            address,
                            user(address),
                            failure);
            case "08004" ->
                    new StoreException(
                            Problem.UNREACHABLE,
                            "The database %s does not let the user \"%s\" in (%s); are the password and sslmode right?"
                                    .formatted(address, user(address), reason(failure)),
                            failure);
            case "3D000" ->
                    of(
                            Problem.UNREACHABLE,
                            "There is no database %s; create it: createdb \"%s\".",
                            address,
                            address.database(),
                            failure);
            case "3F000" ->
                    of(
                            Problem.SCHEMA,
                            "The database %s has no schema of the name in currentSchema; create it,"
                                    + " as \"%s\".",
                            address,
                            user(address),
                            failure);
            case "42501" ->
                    of(
                            Problem.READ_ONLY,
                            "The database %s does not let the user \"%s\" create or write tables;"
                                    + " grant it CREATE on the schema and make it the owner of the"
                                    + " tables.",
                            address,
                            user(address),
                            failure);
            case "25006" ->
                    of(
                            Problem.READ_ONLY,
                            "The database %s takes no writes (the user is \"%s\"); is it a standby?"
                                    + " Name the primary.",
                            address,
                            user(address),
                            failure);
            case "53100" ->
                    of(
                            Problem.FULL,
                            "There is no space left for the database %s (\"%s\"); free some.",
                            address,
                            address.database(),
                            failure);
            case "53300" ->
                    of(
                            Problem.UNREACHABLE,
                            "The database %s has no connection left for the user \"%s\"; raise"
                                    + " max_connections.",
                            address,
                            user(address),
                            failure);
            case "55P03", "57014" ->
                    of(
                            Problem.BUSY,
                            "The database %s ended a statement of the user \"%s\" that took too"
                                    + " long or waited for a lock.",
                            address,
                            user(address),
                            failure);
            case "XX001", "XX002" ->
                    of(
                            Problem.DAMAGED,
                            "PostgreSQL says that the database %s is damaged; stop it, keep a copy"
                                    + " of its files and restore \"%s\" from a backup.",
                            address,
                            address.database(),
                            failure);
            default -> isConnectionLost(failure) ? unreachable(address, failure) : failed(failure);
        };
    }

    private static StoreException of(
            Problem problem,
            String sentence,
            PostgresAddress address,
            String name,
            SQLException cause) {
        return new StoreException(problem, sentence.formatted(address, name), cause);
    }

    private static StoreException unreachable(PostgresAddress address, SQLException failure) {
        return new StoreException(
                Problem.UNREACHABLE,
                "The database %s does not answer (%s); is PostgreSQL running there, and is the address right?"
                        .formatted(address, reason(failure)),
                failure);
    }

    private static StoreException failed(SQLException failure) {
        return new StoreException(Problem.FAILED, "A statement failed on the database.", failure);
    }

    private static String user(PostgresAddress address) {
        var user = address.user();
        return user == null ? System.getProperty("user.name", "") : user;
    }

    /** What the network said, else what the server did. */
    private static String reason(SQLException failure) {
        Throwable last = failure;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof IOException) {
                last = at;
            }
        }
        if (last instanceof UnknownHostException) {
            return "no such host";
        }
        var message = last.getMessage();
        return message == null
                ? last.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }

    private static boolean isOfNetwork(SQLException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private static String state(SQLException failure) {
        var server = server(failure);
        var state = server == null ? failure.getSQLState() : server.getSQLState();
        return state == null ? "" : state;
    }

    private static String severity(SQLException failure) {
        var server = server(failure);
        var message = server == null ? null : server.getServerErrorMessage();
        var severity = message == null ? null : message.getSeverity();
        return severity == null ? "" : severity;
    }

    /** A failure inside {@code executeBatch} hides it in the cause. */
    private static @Nullable PSQLException server(SQLException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof PSQLException found) {
                return found;
            }
        }
        return null;
    }
}
