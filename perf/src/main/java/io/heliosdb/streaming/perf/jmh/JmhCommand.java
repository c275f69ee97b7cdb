package io.heliosdb.streaming.perf.jmh;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import picocli.CommandLine;

import java.util.List;
import java.util.concurrent.Callable;

/** {@code heliosdb-bench jmh}. */
@CommandLine.Command(
        name = "jmh",
        description = {
            "JMH benchmarks of rows, tables and ring, with allocation measured (-prof gc).",
            "Takes JMH's own options: -l lists the benchmarks, -p keys=100 sets a parameter,",
            "-f, -wi, -i set forks and iterations, -rff FILE -rf json keep the figures."
        },
        mixinStandardHelpOptions = true)
public final class JmhCommand implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @CommandLine.Parameters(
            paramLabel = "PATTERN|OPTION",
            description = "Benchmarks whose names match, or options of JMH. Default: all.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws RunnerException {
        try {
            final CommandLineOptions options =
                    new CommandLineOptions(arguments.toArray(String[]::new));
            if (options.shouldList()) {
                new Runner(options).list();
                return 0;
            }
            final ChainedOptionsBuilder builder = new OptionsBuilder().parent(options);
            if (options.getProfilers().isEmpty()) {
                builder.addProfiler(GCProfiler.class);
            }
            new Runner(builder.build()).run();
            return 0;
        } catch (final CommandLineOptionException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
