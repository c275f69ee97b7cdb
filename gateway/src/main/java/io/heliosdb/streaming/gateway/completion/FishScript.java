package io.heliosdb.streaming.gateway.completion;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.Locale;

/**
 * A script for fish: a line for each command below another one, and for each option. A line holds
 * where the words typed so far are those of its command.
 */
final class FishScript {
    private final String program;
    private final StringBuilder script = new StringBuilder();

    private FishScript(final String program) {
        this.program = program;
    }

    /** Of a program and all its commands. */
    static String of(final CommandSpec root) {
        final FishScript script = new FishScript(root.name());
        script.script.append("# Completion of ").append(root.name()).append(" in fish.\n");
        script.add(root, "__fish_use_subcommand", "");
        return script.script.toString();
    }

    /**
     * @param open holds where no command below this one has been typed
     * @param seen holds where this one has been typed; empty for the program
     */
    private void add(final CommandSpec command, final String open, final String seen) {
        command.subcommands()
                .forEach(
                        (name, line) -> {
                            final CommandSpec below = line.getCommandSpec();
                            line(open, " -f -a " + quoted(name), summary(below));
                            final String within = seen(seen, name);
                            add(below, within + noneOf(below), within);
                        });
        for (final OptionSpec option : command.options()) {
            if (!option.hidden()) {
                line(seen.isEmpty() ? open : seen, names(option), summary(option));
            }
        }
    }

    private static String seen(final String before, final String name) {
        return (before.isEmpty() ? "" : before + "; and ") + "__fish_seen_subcommand_from " + name;
    }

    private static String noneOf(final CommandSpec command) {
        return command.subcommands().isEmpty()
                ? ""
                : "; and not __fish_seen_subcommand_from "
                        + String.join(" ", command.subcommands().keySet());
    }

    private static String names(final OptionSpec option) {
        final StringBuilder names = new StringBuilder();
        for (final String name : option.names()) {
            names.append(name.startsWith("--") ? " -l " : " -s ")
                    .append(name.replaceFirst("^-+", ""));
        }
        return names.append(option.arity().max() > 0 ? " -r" : "").toString();
    }

    private static String summary(final CommandSpec command) {
        final String[] lines = command.usageMessage().description();
        return lines.length == 0 ? "" : lines[0];
    }

    private static String summary(final OptionSpec option) {
        return option.description().length == 0 ? "" : option.description()[0];
    }

    private void line(final String condition, final String what, final String summary) {
        script.append(
                String.format(
                        Locale.ROOT,
                        "complete -c %s -n %s%s -d %s%n",
                        program,
                        quoted(condition),
                        what,
                        quoted(summary)));
    }

    private static String quoted(final String text) {
        return '\'' + text.replace("\\", "\\\\").replace("'", "\\'") + '\'';
    }
}
