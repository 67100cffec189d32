package gantry.cli;

import gantry.settings.NearestName;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Answers a mistake on the command line with one sentence, and with what was probably meant. */
final class UsageMistakes implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        String sentence =
                mistake instanceof UnmatchedArgumentException unmatched
                        ? describe(command, unmatched.getUnmatched().getFirst())
                        : describe(mistake);
        command.getErr().println("gantry: " + sentence);
        return ExitStatus.USAGE;
    }

    private static String describe(CommandLine command, String unmatched) {
        boolean flag = unmatched.startsWith("-");
        // `--port=1` is a mistake in the part before the sign.
        String written = flag ? unmatched.split("=", 2)[0] : unmatched;
        String nearest = NearestName.find(written, flag ? flags(command) : commands(command));
        String name = command.getCommandName();
        return "unknown %s \"%s\"%s See `%s --help`."
                .formatted(
                        flag ? "flag" : command.getParent() == null ? "command" : "argument",
                        written,
                        suggestion(nearest),
                        command.getParent() == null ? name : "gantry " + name);
    }

    /** Our own sentence, or picocli's in the form of ours. */
    private static String describe(ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        if (mistake instanceof MissingParameterException missing) {
            // Picocli lists the missing ones; the label of the first is what the help shows.
            return "%s is missing; see `gantry %s --help`."
                    .formatted(
                            missing.getMissing().getFirst().paramLabel(), command.getCommandName());
        }
        if (mistake.getArgSpec() instanceof OptionSpec flag
                && mistake.getValue() != null
                && flag.type() == Integer.class) {
            return "%s \"%s\" is not a whole number; see `gantry %s --help`."
                    .formatted(flag.longestName(), mistake.getValue(), command.getCommandName());
        }
        String sentence = String.valueOf(mistake.getMessage()).lines().findFirst().orElse("");
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private static String suggestion(@Nullable String nearest) {
        return nearest == null ? "." : "; did you mean \"" + nearest + "\"?";
    }

    private static List<String> flags(CommandLine command) {
        List<String> flags = new ArrayList<>();
        command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> flags.addAll(Arrays.asList(option.names())));
        return flags;
    }

    private static List<String> commands(CommandLine command) {
        return command.getSubcommands().entrySet().stream()
                .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList();
    }
}
