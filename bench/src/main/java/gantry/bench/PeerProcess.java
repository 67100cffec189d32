package gantry.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A driver in another language: it runs a round for each line of seconds that it reads, and answers
 * with a line: its rate.
 */
final class PeerProcess implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final Writer questions;

    private PeerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.answers = process.inputReader();
        this.questions = process.outputWriter();
    }

    static PeerProcess start(Path folder, List<String> command) throws IOException {
        Path log = folder.resolve("driver.log");
        return new PeerProcess(
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(log.toFile())
                        .start(),
                log);
    }

    double perSecond(Duration round) throws IOException {
        questions.write(round.toMillis() / 1e3 + "\n");
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("The peer's driver ended: " + Files.readString(log).strip());
        }
        return Double.parseDouble(answer);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
