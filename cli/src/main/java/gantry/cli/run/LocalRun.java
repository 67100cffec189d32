package gantry.cli.run;

import gantry.json.Payload;
import gantry.operations.Scope;
import gantry.server.configuration.Configuration;
import gantry.states.definition.StateMachine;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.ExecutionHeader;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.local.LocalClock;
import gantry.states.local.LocalExecution;
import gantry.states.local.LocalObjects;
import gantry.states.mocks.TestCase;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * One run of one definition.
 *
 * @param definition FILE.asl.json, or FILE.asl.json#TestCase
 * @param input a file or JSON
 * @param mocks a MockConfigFile
 * @param objects a folder whose sub-folders are buckets of S3
 * @param skipWaits whether the clock jumps instead of waiting
 */
public record LocalRun(
        String definition,
        @Nullable String input,
        @Nullable String mocks,
        @Nullable String objects,
        boolean skipWaits) {
    private static final LocalObjects NO_OBJECTS =
            LocalObjects.none(
                    "There are no objects to read or write: --objects names a folder whose"
                            + " sub-folders are buckets.");
    private static final String RUN_NAME = "run";
    private static final String ROLE =
            "arn:aws:iam::" + Configuration.DEFAULT_ACCOUNT + ":role/" + RUN_NAME;

    /**
     * Runs to the end, then prints the steps and the output. Warnings of the definition come first.
     *
     * @param questions null if nobody can be asked
     * @return whether it SUCCEEDED
     * @throws CannotRun if it cannot begin or go on
     */
    boolean run(
            Path workingFolder, @Nullable Questions questions, PrintWriter out, PrintWriter err) {
        var file = DefinitionFile.named(workingFolder, definition);
        if (mocks == null && file.testCase() != null) {
            throw new CannotRun(
                    "The test case \"%s\" needs --mocks, the file that has it."
                            .formatted(file.testCase()));
        }
        StateMachine machine = file.compile(err);
        @Nullable TestCase testCase =
                mocks == null ? null : MocksFile.testCase(workingFolder.resolve(mocks), file);
        Payload payload = RunInput.of(workingFolder, input);
        LocalClock wall = new WallClock(err);
        LocalClock clock = skipWaits ? LocalClock.virtual(wall.nowMs()) : wall;
        try (@Nullable RunObjects buckets = buckets(workingFolder)) {
            var execution =
                    new LocalExecution(
                            machine,
                            header(file.machineName(), clock.nowMs(), payload),
                            new RunTasks(testCase, questions),
                            buckets == null ? NO_OBJECTS : buckets,
                            clock,
                            new Random());
            execution.run();
            report(execution, out);
            return execution.execution().status() == ExecutionStatus.SUCCEEDED;
        }
    }

    private @Nullable RunObjects buckets(Path workingFolder) {
        if (objects == null) {
            return null;
        }
        Path folder = workingFolder.resolve(objects);
        if (!Files.isDirectory(folder)) {
            throw new CannotRun("--objects: \"%s\" is no folder.".formatted(objects));
        }
        var scope = new Scope(Configuration.DEFAULT_ACCOUNT, Configuration.DEFAULT_REGION);
        return RunObjects.in(folder, ROLE, scope);
    }

    private static void report(LocalExecution run, PrintWriter out) {
        Execution execution = run.execution();
        out.print(StepTable.draw(Steps.of(run.history(), execution)));
        out.println();
        out.println(execution.status());
        if (execution.output() != null) {
            out.println(PrettyJson.print(execution.output().value()));
        }
        if (execution.error() != null) {
            out.println("Error: " + execution.error());
        }
        if (execution.cause() != null) {
            out.println("Cause: " + execution.cause());
        }
        out.flush();
    }

    private static ExecutionHeader header(String machineName, long nowMs, Payload input) {
        String arn =
                "arn:aws:states:%s:%s:%%s:%s"
                        .formatted(
                                Configuration.DEFAULT_REGION,
                                Configuration.DEFAULT_ACCOUNT,
                                machineName);
        return new ExecutionHeader(
                arn.formatted("execution") + ":" + RUN_NAME,
                RUN_NAME,
                arn.formatted("stateMachine"),
                machineName,
                ROLE,
                Configuration.DEFAULT_REGION,
                false,
                nowMs,
                input);
    }
}
