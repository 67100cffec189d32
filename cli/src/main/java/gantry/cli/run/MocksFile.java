package gantry.cli.run;

import gantry.server.mocks.MockFile;
import gantry.states.mocks.MockConfig;
import gantry.states.mocks.MockConfigException;
import gantry.states.mocks.TestCase;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Picks the test case of a run out of a MockConfigFile. */
final class MocksFile {
    /**
     * The one that the definition's file names, or the only one that its machine has.
     *
     * @throws CannotRun if there is none, or more than one to choose from
     */
    static TestCase testCase(Path file, DefinitionFile definition) {
        MockConfig config = read(file);
        List<String> names = config.testCaseNames(definition.machineName());
        String wanted = wanted(file, definition, names);
        @Nullable TestCase found = config.find(definition.machineName(), wanted);
        if (found == null) {
            throw new CannotRun(
                    "\"%s\" has no test case \"%s\" of the state machine \"%s\"; it has: %s."
                            .formatted(
                                    file.getFileName(),
                                    wanted,
                                    definition.machineName(),
                                    String.join(", ", names)));
        }
        return found;
    }

    private static String wanted(Path file, DefinitionFile definition, List<String> names) {
        if (definition.testCase() != null && !names.isEmpty()) {
            return definition.testCase();
        }
        if (names.isEmpty()) {
            throw new CannotRun(
                    "\"%s\" has no test cases of a state machine \"%s\" (the name of the definition's file up to its first dot)."
                            .formatted(file.getFileName(), definition.machineName()));
        }
        if (names.size() > 1) {
            throw new CannotRun(
                    names.stream()
                            .map(name -> definition.path().getFileName() + "#" + name)
                            .collect(
                                    Collectors.joining(
                                            " or ", "Choose a test case of the mocks: ", ".")));
        }
        return names.getFirst();
    }

    private static MockConfig read(Path file) {
        try {
            return MockFile.read(file);
        } catch (MockConfigException e) {
            throw new CannotRun(e.problems());
        }
    }

    private MocksFile() {}
}
