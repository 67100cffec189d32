package gantry.functions.processes;

/**
 * How a process ended, in Lambda's words.
 *
 * @param words {@code exit status 3}, {@code signal: killed}; empty for status 0
 */
public record ExitReason(String words) {
    /**
     * Of an exit status as shells count: above 128 stands for a signal. (A process that exits with
     * such a status by itself cannot be told from one that was killed.)
     */
    static ExitReason of(int status) {
        if (status == 0) {
            return new ExitReason("");
        }
        return new ExitReason(
                status > 128 && status < 128 + 65
                        ? "signal: " + signal(status - 128)
                        : "exit status " + status);
    }

    /** Go's names, as Lambda prints them. */
    private static String signal(int number) {
        return switch (number) {
            case 1 -> "hangup";
            case 2 -> "interrupt";
            case 3 -> "quit";
            case 4 -> "illegal instruction";
            case 5 -> "trace/breakpoint trap";
            case 6 -> "aborted";
            case 8 -> "floating point exception";
            case 9 -> "killed";
            case 11 -> "segmentation fault";
            case 13 -> "broken pipe";
            case 15 -> "terminated";
            default -> "signal " + number;
        };
    }
}
