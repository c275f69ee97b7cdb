package io.heliosdb.streaming.gateway.doctor;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.gateway.options.ServerOptions;

import picocli.CommandLine;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code doctor}: whether this machine is fit for an appliance, and what would make it so. */
@CommandLine.Command(
        name = "doctor",
        description = {
            "Look whether this machine is fit for an appliance: JDK, memory, limits, disk, ports.",
            "Exit code 1 if something fails; warnings cost speed or room."
        },
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
    private final PrintStream output;

    @CommandLine.Mixin private ServerOptions options;

    public DoctorCommand(final PrintStream output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        final List<Finding> findings =
                Doctor.of(options.load(), new FileStorage(), System.getenv()).look();
        final long failures = Findings.count(findings, Finding.Level.FAIL);
        if (options.isJson()) {
            findings.forEach(finding -> output.println(Findings.json(finding)));
        } else {
            Findings.lines(findings).forEach(output::println);
            output.println(
                    failures
                            + " failed, "
                            + Findings.count(findings, Finding.Level.WARN)
                            + " warnings, "
                            + Findings.count(findings, Finding.Level.OK)
                            + " fine");
        }
        return failures == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
