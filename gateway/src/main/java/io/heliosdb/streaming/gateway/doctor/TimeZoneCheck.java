package io.heliosdb.streaming.gateway.doctor;

import java.util.List;
import java.util.Optional;

/** The zone in which people read what the machine writes. */
final class TimeZoneCheck implements Check {
    private static final String ZONES = "zoneinfo/";

    private final Machine machine;
    private final Optional<String> variable;

    /**
     * @param variable {@code TZ} of the environment
     */
    TimeZoneCheck(final Machine machine, final Optional<String> variable) {
        this.machine = machine;
        this.variable = variable;
    }

    @Override
    public List<Finding> look() {
        final String zone =
                variable.filter(text -> !text.isBlank())
                        .or(() -> machine.link("etc/localtime").map(TimeZoneCheck::name))
                        .or(() -> machine.text("etc/timezone"))
                        .orElse("UTC");
        return List.of(
                Finding.of(
                        "time zone",
                        zone.matches("(Etc/)?(UTC|UCT|GMT|Zulu|Universal)"),
                        zone,
                        "UTC, in which the appliance writes its times",
                        "sudo timedatectl set-timezone Etc/UTC"));
    }

    private static String name(final String link) {
        final int start = link.indexOf(ZONES);
        return start < 0 ? link : link.substring(start + ZONES.length());
    }
}
